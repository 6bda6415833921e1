import { defineConfig } from 'vitest/config';

/** The Remix plugin stays out: tests import modules as they are. */
export default defineConfig({
  test: {
    globalSetup: ['tests/global-setup.ts'],
    include: ['{app,server,shared,tests}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'tests/e2e/**', 'tests/faults/**'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
