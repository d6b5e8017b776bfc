import { defineConfig } from 'vitest/config';

const alias = { '@': import.meta.dirname };
const browser = { testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false };

export default defineConfig({
  test: {
    projects: [
      { resolve: { alias }, test: { name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      { resolve: { alias }, test: { name: 'chromium', include: ['test/e2e/chromium/**/*.test.ts'], ...browser } },
      { resolve: { alias }, test: { name: 'firefox', include: ['test/e2e/firefox/**/*.test.ts'], ...browser } },
    ],
  },
});
