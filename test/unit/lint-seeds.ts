/** A file that breaks one rule. `rule` as oxlint names it. */
export interface Seed {
  readonly rule: string;
  readonly file: string;
  readonly code: string;
}

let count = 0;
const seed = (rule: string, room: string, code: string, extension = 'ts'): Seed => ({
  rule,
  file: `${room}/seed-${++count}.${extension}`,
  code: `${code}\n`,
});
const named = (rule: string, file: string, code: string): Seed => ({ rule, file, code: `${code}\n` });

const IMPORTS = 'house(imports)';
const GLOBALS = 'eslint(no-restricted-globals)';
const PROPERTIES = 'eslint(no-restricted-properties)';
const value = (specifier: string) => `import { x } from '${specifier}';\nexport const y = x;`;
const type = (specifier: string) => `import type { X } from '${specifier}';\nexport type Y = X;`;

/** Who may not import whom: at least one forbidden neighbour for each room, and each other way to write an import. */
const neighbours: Seed[] = [
  seed(IMPORTS, 'utils/schema', type('@/utils/usage/a')),
  seed(IMPORTS, 'utils/capture', value('@/utils/schema/source')),
  seed(IMPORTS, 'utils/capture', type('@/utils/insert/a')),
  seed(IMPORTS, 'utils/actions', value('@/utils/providers/a')),
  seed(IMPORTS, 'utils/providers', value('@/utils/model/a')),
  seed(IMPORTS, 'utils/prompt', value('@/utils/storage/settings')),
  seed(IMPORTS, 'utils/guardrails', value('@/utils/prompt/a')),
  seed(IMPORTS, 'utils/model', value('@/utils/storage/settings')),
  seed(IMPORTS, 'utils/stream', value('@/utils/model/a')),
  seed(IMPORTS, 'utils/insert', value('@/utils/schema/page')),
  seed(IMPORTS, 'utils/usage', value('@/utils/providers/a')),
  seed(IMPORTS, 'utils/storage', value('@/utils/platform/a')),
  seed(IMPORTS, 'utils/platform', value('@/utils/storage/settings')),
  seed(IMPORTS, 'utils/engine', value('@/utils/model/a')),
  seed(IMPORTS, 'utils/engine', type('@/utils/storage/item')),
  seed(IMPORTS, 'utils/background', value('@/components/ui/button')),
  seed(IMPORTS, 'utils/platform', value('@/utils/background/a')),
  seed(IMPORTS, 'components/ui', type('@/utils/schema/action')),
  seed(IMPORTS, 'components/panel', value('@/components/options/a')),
  seed(IMPORTS, 'components/options', value('@/utils/model/a')),
  seed(IMPORTS, 'components/popup', value('@/utils/engine/a')),
  seed(IMPORTS, 'components/popup', value('@/utils/background/a')),
  named(IMPORTS, 'entrypoints/page.ts', value('@/utils/platform/a')),
  seed(IMPORTS, 'entrypoints/sidepanel', value('@/utils/background/a')),
  seed(IMPORTS, 'entrypoints/popup', value('@/entrypoints/options/main')),
  seed(IMPORTS, 'entrypoints/options', value('@/utils/engine/a')),
  named(IMPORTS, 'entrypoints/background.ts', value('./page')),
  seed(IMPORTS, 'utils/stream', value('../schema/job')),
  seed(IMPORTS, 'utils/stream', `export { x } from '@/utils/model/a';`),
  seed(IMPORTS, 'utils/stream', `export * from '@/utils/model/a';`),
  seed(IMPORTS, 'utils/stream', `export const x = () => import('@/utils/model/a');`),
  seed(IMPORTS, 'utils/stream', `export type X = typeof import('@/utils/model/a');`),
  named(IMPORTS, 'utils/attic/seed.ts', 'export const x = 1;'),
];

/** One door for each package, and the key for the worker alone. */
const doors: Seed[] = [
  ...['utils/prompt', 'utils/engine', 'components/panel'].map((room) => seed(IMPORTS, room, value('openai/client'))),
  seed(IMPORTS, 'utils/stream', value('eventsource-parser')),
  seed(IMPORTS, 'components/panel', value('wxt/browser')),
  seed(IMPORTS, 'utils/background', value('wxt/browser')),
  seed(IMPORTS, 'utils/engine', value('idb')),
  seed(IMPORTS, 'utils/stream', value('react')),
  seed(IMPORTS, 'utils/platform', value('react-dom/client')),
  seed(IMPORTS, 'components/panel', value('markdown-it')),
  seed(IMPORTS, 'utils/schema', value('zod')),
  seed(IMPORTS, 'utils/insert', value('zod/mini')),
  seed(IMPORTS, 'utils/background', value('@mozilla/readability')),
  seed(IMPORTS, 'utils/model', value('a-new-package')),
  seed(IMPORTS, 'utils/model', value('node:fs')),
  ...['components/options', 'entrypoints/sidepanel', 'utils/model'].map((room) => seed(IMPORTS, room, value('@/utils/storage/keyring'))),
];

const pure = ['schema', 'actions', 'providers', 'guardrails', 'prompt', 'stream', 'usage', 'engine'].map((name) => `utils/${name}`);
const ambient = ['fetch', 'document', 'window', 'setTimeout', 'setInterval', 'crypto', 'performance', 'navigator', 'indexedDB'];
const effects: Seed[] = [
  ...pure.map((room) => seed(GLOBALS, room, 'export const x = fetch;')),
  ...ambient.map((name) => seed(GLOBALS, 'utils/engine', `export const x = () => ${name};`)),
  seed(GLOBALS, 'utils/engine', `export const x = () => globalThis.fetch('https://a.example');`),
  seed(GLOBALS, 'utils/storage', 'export const x = fetch;'),
  seed(GLOBALS, 'components/panel', 'export const x = fetch;'),
  seed(GLOBALS, 'components/panel', 'export const x = () => localStorage;'),
  seed(GLOBALS, 'utils/model', 'export const x = () => indexedDB;'),
  seed(GLOBALS, 'utils/background', 'export const x = () => chrome;'),
  seed(PROPERTIES, 'utils/engine', 'export const x = () => Date.now();'),
  seed(PROPERTIES, 'utils/prompt', 'export const x = () => Math.random();'),
  seed('house(clock)', 'utils/usage', 'export const x = () => new Date();'),
  seed('house(clock)', 'utils/usage', 'export const x = () => Date();'),
];

const element = 'export const x = (at: Element) =>';
const markup: Seed[] = [
  seed(PROPERTIES, 'utils/capture', `${element} at.innerHTML;`),
  seed(PROPERTIES, 'utils/insert', `export const x = (at: Element) => { at.innerHTML = 'x'; };`),
  seed(PROPERTIES, 'components/ui', `${element} at.outerHTML;`),
  seed(PROPERTIES, 'utils/insert', `${element} at.insertAdjacentHTML('beforeend', 'x');`),
  seed('react(no-danger)', 'components/panel', `export const X = () => <p dangerouslySetInnerHTML={{ __html: 'x' }} />;`, 'tsx'),
];

const lines = (howMany: number) => Array.from({ length: howMany }, (_, i) => `  // ${i}`).join('\n');
const hooks = `import { useEffect, useState } from 'react';`;
const habits: Seed[] = [
  seed('typescript(no-explicit-any)', 'utils/usage', 'export const x = (y: any) => y as unknown;'),
  seed('typescript(no-non-null-assertion)', 'utils/usage', 'export const x = (y?: string) => y!;'),
  seed('typescript(ban-ts-comment)', 'utils/usage', '// @ts-ignore because of this and that\nexport const x = 1;'),
  seed('typescript(ban-ts-comment)', 'utils/usage', `// @ts-expect-error because of this and that\nexport const x: string = 1;`),
  seed('eslint(max-lines)', 'utils/usage', `${lines(300)}\nexport const x = 1;`),
  seed('eslint(max-lines-per-function)', 'utils/usage', `export function x() {\n${lines(60)}\n}`),
  seed('typescript(no-floating-promises)', 'utils/model', 'export const x = () => { Promise.resolve(1); };'),
  seed('eslint(no-console)', 'utils/model', `export const x = () => console.log('x');`),
  seed('eslint(no-eval)', 'utils/model', `export const x = () => eval('1') as unknown;`),
  seed('typescript(consistent-type-imports)', 'utils/usage', `import { X } from '@/utils/schema/x';\nexport type Y = X;`),
  seed(
    'react-hooks(exhaustive-deps)',
    'components/panel',
    `${hooks}\nexport function X({ y }: { y: (n: number) => void }) {\n  const [n] = useState(0);\n  useEffect(() => y(n), []);\n  return <p>{n}</p>;\n}`,
    'tsx',
  ),
  seed(
    'react-hooks(rules-of-hooks)',
    'components/panel',
    `${hooks}\nexport function X({ y }: { y: boolean }) {\n  if (y) useEffect(() => {});\n  const [n] = useState(0);\n  return <p>{n}</p>;\n}`,
    'tsx',
  ),
  seed('jsx-a11y(alt-text)', 'components/panel', `export const X = () => <img src="x.png" />;`, 'tsx'),
  seed('jsx-a11y(no-static-element-interactions)', 'components/panel', `export const X = () => <div onKeyDown={() => {}}>x</div>;`, 'tsx'),
  seed('jsx-a11y(heading-has-content)', 'components/panel', 'export const X = () => <h1 />;', 'tsx'),
  named('import(no-cycle)', 'utils/usage/ring-a.ts', `import type { B } from './ring-b';\nexport interface A { b?: B }`),
  named('import(no-cycle)', 'utils/usage/ring-b.ts', `import type { A } from './ring-a';\nexport interface B { a?: A }`),
];

const events = `import { browser } from 'wxt/browser';`;
/** A listener that gives back a promise takes the answer away from the one that was meant. */
const listeners: Seed[] = [
  seed('typescript(no-misused-promises)', 'utils/platform', `${events}\nbrowser.runtime.onMessage.addListener(async () => {});`),
  seed(
    'typescript(no-misused-promises)',
    'utils/platform',
    `${events}\nasync function hear() {}\nexport const x = () => browser.runtime.onMessage.addListener(hear);`,
  ),
  seed('typescript(no-misused-promises)', 'utils/platform', `${events}\nbrowser.tabs.onUpdated.addListener(() => Promise.resolve());`),
  seed('typescript(no-misused-promises)', 'utils/capture', `document.addEventListener('click', async () => {});`),
];

export const seeds: readonly Seed[] = [...neighbours, ...doors, ...effects, ...markup, ...habits, ...listeners];

/** What looks like a breach and is none. */
export const allowed: readonly Omit<Seed, 'rule'>[] = [
  seed('', 'utils/capture', type('@/utils/schema/source')),
  seed('', 'utils/insert', `import type { PageRequest } from '@/utils/schema/page';\nexport const x = (r: PageRequest) => r.kind;`),
  seed('', 'utils/capture', value('@mozilla/readability')),
  seed('', 'utils/model', `${value('openai/client')}\nexport const z = () => fetch;`),
  seed('', 'utils/storage', `${value('idb')}\nexport const z = () => indexedDB;`),
  seed('', 'utils/stream', value('markdown-it')),
  seed('', 'utils/background', `${value('@/utils/storage/keyring')}\nexport const now = () => Date.now();`),
  seed('', 'components/panel', `${value('@/components/ui/button')}\nexport * from '@/utils/stream/a';`),
  seed('', 'entrypoints/sidepanel', `${value('react-dom/client')}\nexport * from '@/components/panel/a';`),
  seed('', 'utils/usage', 'export const x = (at: number) => new Date(at).toISOString();'),
  seed('', 'utils/engine', 'export const x = (window: { fetch: () => void }) => window.fetch();'),
  seed('', 'test/unit', `import * as z from 'zod';\nexport const x = z;`),
  seed('', 'scripts', `console.log('x');`),
];
