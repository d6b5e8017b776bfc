import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A browser that has ended may still write its last for a moment, into its profile and the folder of downloads. */
const STUBBORN = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 } as const;

/** A folder of the running test, gone with it; what the test has begun later is ended before. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'postil-'));
  onTestFinished(() => rmSync(folder, STUBBORN));
  return folder;
}

/** A copy of a built extension that a test may change, as long as the test runs. */
export function copyOf(build: string): string {
  const folder = testFolder();
  cpSync(build, folder, { recursive: true });
  return folder;
}
