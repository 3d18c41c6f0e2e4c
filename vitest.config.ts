import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/rules-index.ts',
    testTimeout: 20_000,
  },
})
