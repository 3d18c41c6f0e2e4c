import { defineConfig } from 'vitest/config'

const here = (path: string): string => new URL(path, import.meta.url).pathname

export default defineConfig({
  // What plugins import is tested as it is written, not as it was built last.
  resolve: {
    alias: {
      'tactful/plugin': here('src/plugin.ts'),
      'tactful/testing': here('src/testing/index.ts'),
    },
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/rules-index.ts',
    // For machines that have other things to do: what hangs is told, and nothing is timed.
    testTimeout: 120_000,
  },
})
