import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{packages,bench,scripts}/**/*.test.{ts,tsx}', '*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
