import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{packages,bench,scripts}/**/*.test.{ts,tsx}', '*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
