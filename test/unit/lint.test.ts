import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allowed, seeds } from './lint-seeds';

const root = path.resolve(import.meta.dirname, '../..');
let house: string;
const found = new Map<string, string[]>();

interface Report {
  readonly diagnostics: readonly { readonly code: string; readonly filename: string }[];
}

/** One run over all seeds; gives what oxlint printed, whatever its exit code. */
function lint(): Promise<string> {
  const oxlint = path.join(root, 'node_modules/oxlint/bin/oxlint');
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [oxlint, '--format', 'json'], { cwd: house, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (stdout.trimStart().startsWith('{')) resolve(stdout);
      else reject(new Error(`oxlint said: ${stdout}${stderr}`, { cause: error }));
    });
  });
}

beforeAll(async () => {
  house = await mkdtemp(path.join(tmpdir(), 'postil-lint-'));
  for (const name of ['.oxlintrc.json', 'tsconfig.json', '.wxt', 'scripts/lint']) {
    await cp(path.join(root, name), path.join(house, name), { recursive: true });
  }
  await symlink(path.join(root, 'node_modules'), path.join(house, 'node_modules'), 'junction');
  for (const { file, code } of [...seeds, ...allowed]) {
    await mkdir(path.join(house, path.dirname(file)), { recursive: true });
    await writeFile(path.join(house, file), code);
  }
  const { diagnostics } = JSON.parse(await lint()) as Report;
  for (const { code, filename } of diagnostics) {
    const file = filename.split(path.sep).join('/');
    found.set(file, [...(found.get(file) ?? []), code]);
  }
}, 120_000);

afterAll(() => rm(house, { recursive: true, force: true }));

describe('a breach is found, by its rule and no other', () => {
  test.each(seeds)('$rule in $file', ({ rule, file }) => {
    expect(new Set(found.get(file))).toEqual(new Set([rule]));
  });
});

describe('what is allowed is let through', () => {
  test.each(allowed)('$file', ({ file }) => {
    expect(found.get(file)).toBeUndefined();
  });
});

test('nothing else is reported', () => {
  const known = new Set([...seeds, ...allowed].map(({ file }) => file));
  expect([...found.keys()].filter((file) => !known.has(file))).toEqual([]);
});
