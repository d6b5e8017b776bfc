import { existsSync } from 'node:fs';
import path from 'node:path';
import { check } from './check.ts';
import { asLine, step, sum, tests, type Tally } from './steps.ts';

/** Installs the browsers that are missing where that can be done without a question; elsewhere it says what to install. */
async function browsers(): Promise<Tally> {
  const file = path.join(import.meta.dirname, 'browsers.ts');
  if (!existsSync(file)) return { passed: 0, failed: 0 };
  const { ensureBrowsers } = (await import(file)) as { ensureBrowsers: (kinds: readonly string[]) => unknown };
  try {
    // Only Linux has a screen without a monitor.
    await ensureBrowsers(['chromium', 'firefox', ...(process.platform === 'linux' ? ['display'] : [])]);
    return { passed: 0, failed: 0 };
  } catch (error) {
    console.log(`Browsers: ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  }
}

const tallies = [await browsers(), await check()];
// What ships is built by `zip`, in the same folders as `build`; the test builds stand beside it.
for (const name of ['zip', 'build:test']) tallies.push(await step(name));
for (const project of ['bundle', 'chromium', 'firefox', 'soak']) tallies.push(await tests(project));

const all = sum(tallies);
if (all.failed > 0) process.exitCode = 1;
console.log(asLine(all));
