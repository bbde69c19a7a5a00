import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { pruneAntdStyles } from './build/antd-styles.ts'
import { fixtureServer } from './dev/fixture-server.ts'

/** `vite --mode fixture` answers /api from dev/; otherwise a running server does. */
export default defineConfig(({ mode }) => ({
  plugins: [react(), pruneAntdStyles(), ...(mode === 'fixture' ? [fixtureServer()] : [])],
  build: { outDir: 'dist', target: 'es2022', modulePreload: { polyfill: false } },
  server: { proxy: mode === 'fixture' ? {} : { '/api': 'http://127.0.0.1:8080' } },
}))
