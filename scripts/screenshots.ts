import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBuilt } from './build.ts';
import { photographBeside } from './screenshots/beside.ts';
import { photographWindow } from './screenshots/window.ts';
import { takePictures } from './ui-preview/take.ts';

/**
 * `readme`: the few pictures that are kept with the code, from a real browser. Anything else: every state, every width, both themes, both
 * languages. `beside <file> [only names with this in them]`: besides, each state of a drawn design beside the built one.
 */
const [what = 'all', design = '', only = ''] = process.argv.slice(2);
const THEMES = ['light', 'dark'];

const extension = ensureBuilt('chrome', 'test');
if (what === 'readme') {
  const folder = resolve('docs/screenshots');
  mkdirSync(folder, { recursive: true });
  await photographWindow(extension, folder);
  console.log(`Pictures: ${folder}`);
} else {
  const folder = resolve('test-results/screenshots');
  for (const language of ['en', 'de']) {
    const troubles = await takePictures({ folder: join(folder, language), language, themes: THEMES, only, barriers: false });
    for (const trouble of troubles) console.log(`${language}: ${trouble}`);
  }
  if (what === 'beside') await photographBeside(resolve(design), folder, ['en', 'de'], THEMES);
  console.log(`Pictures: ${folder}`);
}
