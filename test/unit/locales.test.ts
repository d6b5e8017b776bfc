import { describe, expect, test } from 'vitest';
import { projectFiles, readProjectFile } from '@/scripts/project-files';
import { actions } from '@/utils/actions/index';
import { providers } from '@/utils/providers/index';
import { archiveProblem } from '@/utils/schema/archive';
import { failureCode } from '@/utils/schema/failure';
import { insertRefusal } from '@/utils/schema/page';
import { omission } from '@/utils/schema/source';

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}
type Messages = Readonly<Record<string, Message>>;

const files = projectFiles();
const languages = files.flatMap((file) => /^public\/_locales\/(\w+)\/messages\.json$/.exec(file)?.[1] ?? []);
const messagesOf = (language: string) => JSON.parse(readProjectFile(`public/_locales/${language}/messages.json`)) as Messages;
const english = messagesOf('en');
const keys = Object.keys(english);

const sources = files
  .filter((file) => /^(components|entrypoints|utils)\/.*\.(tsx?|html)$|^wxt\.config\.ts$/.test(file))
  .map((file) => readProjectFile(file))
  .join('\n');
const all = (pattern: RegExp) => new Set([...sources.matchAll(pattern)].map(([, found = '']) => found));

/** Browsers take no hyphen in a message's name, ids have them. */
const named = (...parts: string[]) => parts.join('_').replaceAll('-', '_');

const steps = [...(/type Step =([^;]+);/.exec(readProjectFile('utils/schema/failure.ts'))?.[1] ?? '').matchAll(/'([^']+)'/g)];

/** Keys that are composed from data, by how they begin: what the data says they are. */
const composed: Readonly<Record<string, readonly string[]>> = {
  action_: actions.map(({ id }) => named('action', id)),
  compose_: actions.map(({ id }) => named('compose', id)),
  option_: actions.flatMap(({ options }) =>
    options.flatMap(({ id, values, labels }) => [
      named('option', id),
      ...(labels === 'messages' ? values.map((value) => named('option', id, value)) : []),
    ]),
  ),
  provider_: providers.map(({ id }) => named('provider', id)),
  failure_: failureCode.options.map((code) => named('failure', code)),
  step_: steps.map(([, step = '']) => named('step', step)),
  refusal_: insertRefusal.options.map((refusal) => named('refusal', refusal)),
  data_problem_: archiveProblem.options.map((problem) => named('data_problem', problem)),
  omitted_: omission.shape.reason.options.map((reason) => named('omitted', reason)),
};
/** Those that only some have; the others fall back on something else. */
const partial = new Set(['compose_']);
/** How the keys begin that the sources compose: `action_${…}`. */
const beginnings = all(/\bt(?:Dynamic)?\(\s*`([a-z]+(?:_[a-z]+)*_)\$\{/g);

describe('languages', () => {
  test('English and German are there', () => {
    expect(languages).toEqual(expect.arrayContaining(['en', 'de']));
  });

  test.each(languages)('%s has the keys of English, each with words', (language) => {
    expect(Object.keys(messagesOf(language)).sort()).toEqual([...keys].sort());
    expect(Object.entries(messagesOf(language)).flatMap(([key, { message }]) => (message.trim() === '' ? [key] : []))).toEqual([]);
  });

  test.each(languages)('%s has the placeholders of English', (language) => {
    const placeholders = ({ message, placeholders: own = {} }: Message) => [
      ...[...message.matchAll(/\$(\d|\w+\$)/g)].map(([found]) => found.toLowerCase()).sort(),
      ...Object.entries(own)
        .map(([name, { content }]) => `${name.toLowerCase()}=${content}`)
        .sort(),
    ];
    const other = messagesOf(language);
    const differing = Object.entries(english).filter(([key, message]) => {
      const same = other[key];
      return same && String(placeholders(same)) !== String(placeholders(message));
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test('every key is one that browsers take', () => {
    expect(keys.filter((key) => !/^[a-z][a-zA-Z0-9_]*$/.test(key))).toEqual([]);
  });
});

describe('keys', () => {
  test('what the sources compose is known here', () => {
    expect([...beginnings].filter((beginning) => !(beginning in composed))).toEqual([]);
  });

  test('none is missing', () => {
    const wanted = [
      ...all(/__MSG_(\w+)__/g),
      ...all(/\bt(?:Dynamic)?\(\s*'([a-z][^']*)'/g),
      ...actions.flatMap(({ menu }) => Object.values(menu)),
      ...[...beginnings].flatMap((beginning) => (partial.has(beginning) ? [] : (composed[beginning] ?? []))),
    ];
    expect(wanted.length).toBeGreaterThan(0);
    expect([...new Set(wanted)].filter((key) => !(key in english))).toEqual([]);
  });

  test('none is unused', () => {
    const written = new Set([
      ...all(/['"`]([a-z]\w*)['"`]/g),
      ...all(/__MSG_(\w+)__/g),
      ...[...beginnings].flatMap((beginning) => composed[beginning] ?? []),
    ]);
    expect(keys.filter((key) => !written.has(key))).toEqual([]);
  });
});
