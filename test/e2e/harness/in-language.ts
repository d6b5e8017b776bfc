import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyOf } from './folder.ts';

type Words = Readonly<Record<string, { readonly message: string } | undefined>>;

/** A copy of a build that speaks one language whatever the browser speaks: many a Chromium has English alone. */
export interface Translated {
  readonly extension: string;
  /** The words of this language for a key. */
  readonly word: (key: string) => string;
}

/** Every browser falls back on the default language (`default_locale`), so the copy has that one alone, with these words. */
export function inLanguage(build: string, language: string): Translated {
  const extension = copyOf(build);
  const messages = readFileSync(join(build, '_locales', language, 'messages.json'), 'utf8');
  const words = JSON.parse(messages) as Words;
  rmSync(join(extension, '_locales'), { recursive: true });
  mkdirSync(join(extension, '_locales/en'), { recursive: true });
  writeFileSync(join(extension, '_locales/en/messages.json'), messages);
  return {
    extension,
    word: (key) => words[key]?.message ?? key,
  };
}
