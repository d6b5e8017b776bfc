// Trains the model that picks a page's main text, from pages whose text is known, and writes it into the sources. The same pages give the same model.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dataFolder, readArticles, readSnippets } from './capture/collections.ts';
import { readLessons } from './capture/lessons.ts';
import { OFFLINE, OnePage } from './capture/one-page.ts';
import { train, type Lesson } from './capture/training.ts';
import { launchChromium } from '../test/helpers/page-browsers.ts';

const FILE = path.resolve(import.meta.dirname, '../utils/capture/main-text-model.json');

async function lessons(folder: string): Promise<Lesson[]> {
  const [articles, snippets] = [await readArticles(folder), await readSnippets(folder)];
  const browser = await launchChromium(OFFLINE);
  const site = new OnePage(browser);
  try {
    return await readLessons(site, articles, snippets);
  } finally {
    site.stop();
    await browser.close();
  }
}

const folder = dataFolder();
if (folder) {
  const model = train(await lessons(folder));
  await writeFile(FILE, `${JSON.stringify(model, null, 2)}\n`);
  console.log(`Trained: ${model.values.length / 2 ** model.depth} trees.`);
} else {
  console.log('Skipped: the pages with known main text are not there (POSTIL_EXTRACTION_DATA names their folder).');
}
