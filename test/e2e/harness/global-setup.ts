import type { TestProject } from 'vitest/node';
import { ensureBrowsers } from '../../../scripts/browsers.ts';
import { ensureBuilt } from '../../../scripts/build.ts';

/** Before the first test in a browser: the browser and the built extension. */
export default function setup({ name }: TestProject): void {
  if (name === 'firefox') {
    ensureBrowsers(['firefox', 'display']);
    ensureBuilt('firefox', 'test');
  } else {
    ensureBrowsers(['chromium', 'display']);
    ensureBuilt('chrome', 'test');
    ensureBuilt('chrome');
  }
}
