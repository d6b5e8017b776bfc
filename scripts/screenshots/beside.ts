import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { startChromium } from '../../test/e2e/harness/chromium.ts';
import { fileOf } from '../ui-preview/take.ts';
import { screens } from '../ui-preview/states.ts';

const WIDTHS = [320, 380, 600];

interface Place {
  readonly folder: string;
  readonly languages: readonly string[];
  readonly theme: string;
  readonly width: number;
}

/** The built screen for a drawn state: the first one with its number. States that are not built yet have none. */
const builtFor = (state: number) => screens.find(({ name }) => name.startsWith(`panel-${state}-`));

/** Puts the pictures into one row and takes a picture of that. */
async function inOneRow(browser: Browser, pictures: readonly string[], path: `${string}.png`): Promise<void> {
  const page = await browser.newPage();
  const images = pictures.map((picture) => `<img src="data:image/png;base64,${picture}">`).join('');
  await page.setContent(`<style>body{display:inline-flex;gap:24px;align-items:start;margin:24px;background:#777}</style>${images}`);
  const row = await page.$('body');
  await row?.screenshot({ path });
  await page.close();
}

async function photographState(browser: Browser, drawn: Page, state: number, { folder, languages, theme, width }: Place): Promise<void> {
  const [panel] = (await drawn.$$('section.panel')).slice(state - 1, state);
  if (!panel) return;
  const screen = builtFor(state);
  const files = screen ? languages.map((language) => join(folder, language, fileOf({ screen, theme, width }))) : [];
  const built = await Promise.all(files.filter((file) => existsSync(file)).map((file) => readFile(file, 'base64')));
  const pictures = [await panel.screenshot({ encoding: 'base64' }), ...built];
  await inOneRow(browser, pictures, `${folder}/beside/${state}-${theme}-${width}.png`);
}

/**
 * Each state of a drawn design (its `section.panel`s, in their order) beside the built panel in each language.
 * @param folder where `takePictures` has put its pictures, a folder for each language; the new ones go to `beside` there
 */
export async function photographBeside(
  design: string,
  folder: string,
  languages: readonly string[],
  themes: readonly string[],
): Promise<void> {
  await mkdir(join(folder, 'beside'), { recursive: true });
  const browser = await startChromium({});
  try {
    for (const theme of themes)
      for (const width of WIDTHS) {
        const drawn = await browser.newPage();
        await drawn.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
        await drawn.goto(pathToFileURL(design).href);
        await drawn.addStyleTag({ content: `section.panel { inline-size: ${width}px !important; }` });
        const states = (await drawn.$$('section.panel')).length;
        for (let state = 1; state <= states; state += 1) await photographState(browser, drawn, state, { folder, languages, theme, width });
        await drawn.close();
      }
  } finally {
    await browser.close();
  }
}
