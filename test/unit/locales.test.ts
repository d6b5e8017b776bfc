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

/** What is counted: `words` of `words_one` and `words_other`; it has a message for each plural form that a language has. */
const counted = keys.flatMap((key) => (key.endsWith('_other') && key.replace(/other$/, 'one') in english ? [key.slice(0, -6)] : []));
const formsOf = (tag: string) => new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
const keysOfForms = (tag: string) => counted.flatMap((name) => formsOf(tag).map((form) => `${name}_${form}`));
const tagOf = (language: string) => language.replace('_', '-');
/** The English message that says the same. */
const inEnglish = (key: string) => english[key] ?? english[key.replace(/_[a-z]+$/, '_other')];
/** Where a form stands for one number alone ("a word", "two words"), the number need not be said. */
const isOneNumber = (tag: string, form: string) => {
  const rules = new Intl.PluralRules(tag);
  return [...Array(200).keys()].filter((count) => rules.select(count) === form).length === 1;
};

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
/** What the sources count. */
const amounts = all(/\bamountOf\(\s*'([a-z_]+)'/g);
/** Those that only some have; the others fall back on something else. */
const partial = new Set(['compose_']);
/** How the keys begin that the sources compose: `action_${…}`. */
const beginnings = all(/\bt(?:Dynamic)?\(\s*`([a-z]+(?:_[a-z]+)*_)\$\{/g);

describe('languages', () => {
  test('those that README names are there', () => {
    expect([...languages].sort()).toEqual(['ar', 'de', 'en', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt_BR', 'ru', 'zh_CN']);
  });

  test.each(languages)('%s has the keys of English, the plural forms of its own, and words for each', (language) => {
    const forms = new Set(keysOfForms('en'));
    const wanted = [...keys.filter((key) => !forms.has(key)), ...keysOfForms(tagOf(language))];
    expect(counted).toContain('words');
    expect(Object.keys(messagesOf(language)).sort()).toEqual(wanted.sort());
    expect(Object.entries(messagesOf(language)).flatMap(([key, { message }]) => (message.trim() === '' ? [key] : []))).toEqual([]);
  });

  test.each(languages)('%s says which language it is and which way it is written', (language) => {
    const { locale, direction } = messagesOf(language);
    expect(locale?.message).toBe(tagOf(language));
    const { script = '' } = new Intl.Locale(tagOf(language)).maximize();
    expect(direction?.message).toBe(['Arab', 'Hebr'].includes(script) ? 'rtl' : 'ltr');
  });

  test.each(languages)('%s has the placeholders of English', (language) => {
    const placeholders = ({ message, placeholders: own = {} }: Message) => [
      ...[...message.matchAll(/\$(\d|\w+\$)/g)].map(([found]) => found.toLowerCase()).sort(),
      ...Object.entries(own)
        .map(([name, { content }]) => `${name.toLowerCase()}=${content}`)
        .sort(),
    ];
    const mayBeSilent = new Set(
      formsOf(tagOf(language)).flatMap((form) => (isOneNumber(tagOf(language), form) ? counted.map((name) => `${name}_${form}`) : [])),
    );
    const differing = Object.entries(messagesOf(language)).filter(([key, message]) => {
      const same = inEnglish(key);
      if (!same || (mayBeSilent.has(key) && placeholders(message).length === 0)) return false;
      return String(placeholders(message)) !== String(placeholders(same));
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
      ...[...amounts].map((name) => `${name}_other`),
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
      ...[...amounts].flatMap((name) => [`${name}_one`, `${name}_other`]),
    ]);
    expect(keys.filter((key) => !written.has(key))).toEqual([]);
  });
});
