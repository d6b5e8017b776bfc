import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageOf } from '@/scripts/figures';
import { root } from '@/scripts/project-files';
import { filesIn, filesOf } from './built';
import { unzip } from './zip';

/** Runs a program of node_modules; gives its exit code and all it printed. */
function run(program: string, args: readonly string[], cwd = root): Promise<{ code: number; output: string }> {
  // Vitest's own NODE_ENV would make a development build of it.
  const env = { ...process.env, NODE_ENV: 'production' };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [path.join(root, 'node_modules', program), ...args],
      { cwd, env, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => resolve({ code: error ? 1 : 0, output: error && stdout === '' ? stderr : stdout }),
    );
  });
}

test.each(['chrome', 'firefox'] as const)('the package for %s holds what was built', (browser) => {
  const packed = [...unzip(packageOf(browser))].map(([name, bytes]) => [name, bytes.toString('latin1')] as const);
  expect(new Map(packed.sort(([a], [b]) => (a < b ? -1 : 1)))).toEqual(filesOf(`${browser}-mv3`));
});

test('the linter of addons.mozilla.org has no error, and no warning but that React and Readability set markup', async () => {
  const { output } = await run('addons-linter/bin/addons-linter', [packageOf('firefox'), '--output', 'json']);
  const report = JSON.parse(output) as { errors: unknown[]; warnings: { code: string; file: string }[] };
  expect(report.errors).toEqual([]);
  expect(report.warnings.filter(({ code }) => code !== 'UNSAFE_VAR_ASSIGNMENT')).toEqual([]);
  const inPage = report.warnings.filter(({ file }) => file === 'page.js').length;
  expect(inPage).toBeLessThanOrEqual(2);
  // pdf.js could import its thread and its drawing by a name; both are given to it or never asked for.
  const inReader = report.warnings.filter(({ file }) => /^chunks\/reader-|^reader\//.test(file)).length;
  expect(inReader).toBeLessThanOrEqual(2);
  expect(report.warnings.length - inPage - inReader).toBeLessThanOrEqual(2);
});

describe('the package of sources', () => {
  const sources = unzip(packageOf('sources'));
  let copy: string;

  beforeAll(() => {
    copy = mkdtempSync(path.join(tmpdir(), 'postil-sources-'));
    for (const [name, bytes] of sources) {
      mkdirSync(path.join(copy, path.dirname(name)), { recursive: true });
      writeFileSync(path.join(copy, name), bytes);
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test('holds the lock file and nothing that was made', () => {
    expect([...sources.keys()]).toEqual(expect.arrayContaining(['package.json', 'package-lock.json', 'wxt.config.ts', 'tsconfig.json']));
    expect([...sources.keys()].filter((name) => /^(?:node_modules|\.output|\.wxt|\.git)\/|test-results/.test(name))).toEqual([]);
  });

  test('makes the Firefox package again, byte for byte', async () => {
    const { code, output } = await run('wxt/bin/wxt.mjs', ['build', '-b', 'firefox', '--mv3'], copy);
    expect(code, output).toBe(0);
    expect(filesIn(path.join(copy, '.output/firefox-mv3'))).toEqual(filesOf('firefox-mv3'));
  });
});
