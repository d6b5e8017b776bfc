import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type Target = 'chrome' | 'firefox';

const SOURCES = ['entrypoints/**/*', 'components/**/*', 'utils/**/*', 'public/**/*', 'wxt.config.ts', 'package.json'];

/**
 * Builds the extension unless the last build is newer than everything it is made of.
 * @returns its folder; a `test` build holds the loopback hosts and is otherwise what ships
 */
export function ensureBuilt(target: Target, mode: 'production' | 'test' = 'production'): string {
  const folder = resolve('.output', `${target}-mv3${mode === 'test' ? '-test' : ''}`);
  const made = join(folder, 'manifest.json');
  if (existsSync(made) && newestSource() < statSync(made).mtimeMs) return folder;
  console.log(`Building Postil for ${target === 'chrome' ? 'Chrome and Edge' : 'Firefox'}${mode === 'test' ? ' (for tests)' : ''} …`);
  const args = ['build', '-b', target, '--mv3', '--mode', mode];
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('node_modules/wxt/bin/wxt.mjs'), ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build failed:\n${stdout}\n${stderr}`);
  return folder;
}

function newestSource(): number {
  return Math.max(...globSync(SOURCES).map((path) => statSync(path).mtimeMs));
}
