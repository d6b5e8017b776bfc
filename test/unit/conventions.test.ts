import { describe, expect, test } from 'vitest';
import { rooms } from '@/scripts/lint/import-table';
import { projectFiles, readProjectFile, shippedCode, writtenCode } from '@/scripts/project-files';
import { actions } from '@/utils/actions/index';
import type { Action } from '@/utils/schema/action';

const files = projectFiles();
const read = new Map(
  files.filter((file) => /\.(ts|tsx|css|html|md|json|ya?ml|sh)$|^\.ci\//.test(file)).map((file) => [file, readProjectFile(file)]),
);
const textOf = (file: string) => read.get(file) ?? '';
/** Every place of a pattern, as `file: what stands there`, so that a failure says where to look. */
const places = (among: readonly string[], pattern: RegExp) =>
  among.flatMap((file) => [...textOf(file).matchAll(pattern)].map(([found]) => `${file}: ${found.trim()}`));

test('there is something to look at', () => {
  expect(shippedCode(files).length).toBeGreaterThan(10);
  expect(files).toContain('package.json');
});

describe('files', () => {
  test('none is longer than 300 lines', () => {
    expect(writtenCode(files).filter((file) => textOf(file).split('\n').length > 301)).toEqual([]);
  });

  test('the import table has a row for each row of the architecture document', () => {
    const rows = [...textOf('docs/architecture.md').matchAll(/^\| `([^`]+)`/gm)].flatMap(([, cell = '']) => {
      const [before = '', list, after = ''] = cell.replace(/\.ts$/, '').split(/[{}]/);
      return list === undefined ? [before] : list.split(',').map((name) => `${before}${name}${after}`);
    });
    expect(rows.sort()).toEqual(Object.keys(rooms).sort());
  });

  test('none names a path of one machine or a registry', () => {
    const home = ['work', 'home', 'root', 'Users'].map((name) => `/${name}/`).join('|');
    const host = ['registry', 'artifactory', 'nexus'].join('|');
    const pattern = new RegExp(`(?<![\\w.~*-])(?:${home})\\w+|[A-Z]:\\\\Users\\\\|https?://(?:[\\w.-]*\\.)?(?:${host})[.:]`, 'g');
    expect(places([...read.keys()], pattern)).toEqual([]);
  });
});

describe('package.json', () => {
  const list = JSON.parse(textOf('package.json')) as Record<string, Record<string, string> | undefined>;
  const groups = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'];

  test('has exact versions only', () => {
    const versions = groups.flatMap((group) => Object.entries(list[group] ?? {}));
    expect(versions.length).toBeGreaterThan(10);
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  test('has a lock file that knows the binaries of every platform, or npm ci refuses it', () => {
    const { packages } = JSON.parse(textOf('package-lock.json')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies));
    expect(wanted.length).toBeGreaterThan(10);
    expect(wanted.filter((name) => !Object.keys(packages).some((place) => place.endsWith(`node_modules/${name}`)))).toEqual([]);
  });
});

describe('code', () => {
  test('has no switch for the linter and none for the formatter', () => {
    expect(
      places(writtenCode(files), /(?:oxlint|eslint|prettier)-(?:disable|ignore)\S*/g).filter(
        (place) => !place.startsWith('test/unit/conventions'),
      ),
    ).toEqual([]);
  });

  test('no test is skipped, alone or without an expectation', () => {
    const tests = files.filter((file) => /\.test\.tsx?$/.test(file));
    expect(places(tests, /\b(?:test|it|describe)\.(?:skip|only|todo)\(/g)).toEqual([]);
    const expects = (file: string) => /\bexpect(?:\.\w+)?\(|\bfc\.assert\(/.test(textOf(file));
    // What it imports from beside it may expect for it.
    const helpers = (file: string) =>
      [...textOf(file).matchAll(/from '(?:\.|@\/test\/)[^']*?([\w-]+)(?:\.ts)?'/g)].flatMap(([, name = '']) =>
        files.filter((other) => other.startsWith('test/') && other.endsWith(`/${name}.ts`)),
      );
    expect(tests.filter((file) => !expects(file) && !helpers(file).some(expects))).toEqual([]);
  });

  test('the worker has one listener for messages and one for ports, the button in pages hears of its end, other contexts have none', () => {
    const wired = files.some((file) => file.startsWith('utils/background/'));
    for (const event of ['onMessage', 'onConnect']) {
      const others = shippedCode(files).filter((file) => file !== 'utils/platform/button-line.ts');
      const listeners = places(others, new RegExp(`runtime\\??\\.${event}\\.addListener\\(`, 'g'));
      expect(listeners.length, listeners.join('\n')).toBeLessThanOrEqual(1);
      if (wired) expect(listeners.length, `${event}: the worker hears nobody`).toBe(1);
    }
  });
});

describe('records', () => {
  const modules = import.meta.glob<Record<string, unknown>>('@/utils/actions/*.ts', { eager: true });
  const isRecord = (value: unknown): value is Action => typeof value === 'object' && value !== null && 'id' in value && 'task' in value;
  test('each action is registered once, under an id of its own, in a file named as its id', () => {
    const records = Object.entries(modules).flatMap(([file, module]) =>
      file.endsWith('/index.ts')
        ? []
        : Object.values(module)
            .filter(isRecord)
            .map(({ id }) => ({ name: file.replace(/^.*\/|\.ts$/g, ''), id })),
    );
    expect(records.filter(({ name, id }) => name !== id)).toEqual([]);
    expect(actions.map(({ id }) => id).sort()).toEqual(records.map(({ id }) => id).sort());
  });
});
