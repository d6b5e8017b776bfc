import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureBuilt } from './build.ts';
import { photographStates } from './screenshots/states.ts';
import { photographWindow } from './screenshots/window.ts';

/** `readme`: the few pictures that are kept with the code. Anything else: every state, every width, both themes, both languages. */
const [what = 'all'] = process.argv.slice(2);

const extension = ensureBuilt('chrome', 'test');
if (what === 'readme') {
  const folder = resolve('docs/screenshots');
  mkdirSync(folder, { recursive: true });
  await photographWindow(extension, folder);
  console.log(`Pictures: ${folder}`);
} else {
  const folder = resolve('test-results/screenshots');
  for (const language of ['en', 'de']) {
    const copy = inLanguage(extension, language);
    try {
      await photographStates(copy, language, join(folder, language));
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  }
  console.log(`Pictures: ${folder}`);
}

/** A copy of the build that speaks this language whatever the browser speaks: many a Chromium has English alone. */
function inLanguage(build: string, language: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'postil-'));
  cpSync(build, copy, { recursive: true });
  const words = readFileSync(join(copy, '_locales', language, 'messages.json'));
  for (const locale of ['en', 'de']) writeFileSync(join(copy, '_locales', locale, 'messages.json'), words);
  return copy;
}
