import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const resolve = { alias: [{ find: /^@\//, replacement: fileURLToPath(new URL('./', import.meta.url)) }] };
const inBrowser = (name: string) => ({
  resolve,
  test: { name, include: [`test/e2e/${name}/**/*.test.ts`], globalSetup: 'test/e2e/harness/global-setup.ts', fileParallelism: false, testTimeout: 60_000, hookTimeout: 180_000 },
});
export default defineConfig({ test: { passWithNoTests: true, projects: [inBrowser('chromium'), inBrowser('firefox')] } });
