import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { pruneAntdStyles } from './build/antd-styles.ts'
import { precompress } from './build/precompress.ts'
import { preload } from './build/preload.ts'
import { withoutScrollLock } from './build/scroll-lock.ts'

/** `vite` serves the pages while they are worked on; a running server answers the rest. */
export default defineConfig({
  plugins: [
    react(),
    pruneAntdStyles(),
    withoutScrollLock(),
    preload(['/app/start.tsx', '/programme/WallChartPage.tsx']),
    precompress({ br: (content) => brotliCompressSync(content), gz: (content) => gzipSync(content, { level: 9 }) }),
  ],
  build: { outDir: 'dist', target: 'es2022', modulePreload: { polyfill: false } },
  server: { proxy: Object.fromEntries(['/api', '/base-map'].map((path) => [path, process.env['JUNHENG_SERVER'] ?? 'http://127.0.0.1:8080'])) },
})
