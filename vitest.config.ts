import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `@/` as in tsconfig; `wxt/browser` is the fake one, loaded only by the tests that reach it. */
const resolve = {
  alias: [
    { find: /^wxt\/browser$/, replacement: here('test/unit/fake-browser.ts') },
    { find: /^@\//, replacement: here('./') },
  ],
};

/** One real browser at a time: two of them on a small machine only wait for each other. */
const inBrowser = (name: string) => ({
  resolve,
  test: {
    name,
    include: [`test/e2e/${name}/**/*.test.ts`],
    globalSetup: globSync('test/e2e/harness/global-setup.ts'),
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    teardownTimeout: 30_000,
    // As long as `until` in the harness: the usual second is none on a busy machine.
    expect: { poll: { timeout: 45_000 } },
  },
});

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
      { resolve, test: { name: 'bundle', include: ['test/bundle/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
      inBrowser('chromium'),
      inBrowser('firefox'),
      // In Chromium too; its long form is npm run soak.
      inBrowser('soak'),
    ],
  },
});
