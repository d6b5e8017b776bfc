import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'puppeteer-core';
import { startChromium } from '../../test/e2e/harness/chromium.ts';
import { seedHistory } from '../../test/e2e/harness/seed-history.ts';
import { installFakeBrowser, type World } from './fake-browser.ts';
import { serveBuild } from './serve.ts';
import { screens, type Screen } from './states.ts';

const build = '.output/chrome-mv3-test';
const EMPTY_HISTORY = 'dialog[open] .note';
const widths: Readonly<Record<Screen['page'], readonly number[]>> = {
  'sidepanel.html': [380, 320, 600],
  'popup.html': [300],
  'options.html': [1000, 380],
};

async function worldOf(
  { connection, view, jobs, others = [], test, whole, origins = [], compose, storage }: Screen,
  language: string,
): Promise<World> {
  const events = [{ type: 'work', tabId: 1, jobs, others }, ...(compose ? [{ type: 'compose', tabId: 1, actionId: compose }] : [])];
  return {
    language,
    messages: JSON.parse(await readFile(`public/_locales/${language.replace('-', '_')}/messages.json`, 'utf8')) as World['messages'],
    storage: { connection, ...storage },
    answers: {
      'tab.describe': view,
      'connection.test': test,
      'key.save': { hint: '9f2c' },
      'source.get': { source: whole },
      'models.list': { models: ['gpt-6-luna', 'gpt-6-sol'] },
    },
    events,
    origins,
    shortcuts: Object.entries({ summarize: 'Alt+S', rewrite: 'Alt+R', ask: 'Alt+A', 'open-panel': 'Alt+P' }).map(([name, shortcut]) => ({
      name,
      shortcut,
    })),
  };
}

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly any: readonly { readonly message: string }[] }[];
}

/** What axe-core finds on the page as it stands. */
async function lookForBarriers(page: Page, axe: string): Promise<string[]> {
  await page.evaluate(axe);
  const findings = (await page.evaluate('axe.run().then(({ violations }) => violations)')) as Finding[];
  return findings.map(
    ({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ''}`).join(' | ')}`,
  );
}

/** Gives the page a theme; `contrast` is forced colours, `large` is light with text at 200 %. */
async function wear(page: Page, theme: string): Promise<void> {
  const session = await page.createCDPSession();
  const features = [
    { name: 'prefers-color-scheme', value: theme === 'dark' ? 'dark' : 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
    { name: 'forced-colors', value: theme === 'contrast' ? 'active' : 'none' },
  ];
  await session.send('Emulation.setEmulatedMedia', { features });
  if (theme === 'large')
    await page.evaluateOnNewDocument(() =>
      document.addEventListener('DOMContentLoaded', () => (document.documentElement.style.fontSize = '200%')),
    );
}

interface Picture {
  readonly screen: Screen;
  readonly theme: string;
  /** CSS pixels. */
  readonly width: number;
}

async function bringAbout(page: Page, { press, click, shows }: Screen, { messages }: World): Promise<void> {
  if (press || click) {
    await page.locator(click ?? `::-p-aria([name="${messages[press ?? '']?.message}"][role="button"])`).click();
    await page.waitForNetworkIdle({ idleTime: 200 });
  }
  if (shows) await page.waitForSelector(shows, { timeout: 10_000 });
}

/** The file of a picture, without its folder. */
export const fileOf = ({ screen, theme, width }: Picture): `${string}.png` => `${screen.name}-${theme}-${width}.png`;

async function takePicture(browser: Browser, origin: string, picture: Picture, { folder, language }: Wish, axe: string): Promise<string[]> {
  const { screen, theme, width } = picture;
  // Of its own: what one screen keeps, the next must not show.
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on(
    'console',
    (message) => message.type() === 'error' && !message.location().url?.endsWith('favicon.ico') && troubles.push(message.text()),
  );
  page.on('pageerror', (error) => troubles.push(String(error)));
  await page.setViewport({ width, height: screen.page === 'sidepanel.html' ? 720 : 480 });
  await wear(page, theme);
  const world = await worldOf(screen, language);
  await page.evaluateOnNewDocument(installFakeBrowser, world);
  await page.goto(`${origin}/${screen.page}`, { waitUntil: 'load' });
  await page.waitForNetworkIdle({ idleTime: 150 });
  if (screen.jobs.length > 0) await page.locator(`::-p-aria([role="region"][name="${world.messages.answer?.message}"])`).wait();
  if (screen.notes !== undefined) {
    // The first look at the history makes its database.
    await bringAbout(page, { ...screen, shows: EMPTY_HISTORY }, world);
    await seedHistory({ options: page }, screen.notes);
    await page.reload();
  }
  await bringAbout(page, screen, world);
  await page.screenshot({ path: `${folder}/${fileOf(picture)}`, fullPage: screen.page !== 'sidepanel.html' });
  if (axe) troubles.push(...(await lookForBarriers(page, axe)));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) troubles.push(`${wide} px wider than the window`);
  await context.close();
  return troubles.map((trouble) => `${screen.name} ${theme} ${width}: ${trouble}`);
}

export interface Wish {
  /** Where the pictures go. */
  readonly folder: string;
  /** Only screens with this in their names. */
  readonly only?: string;
  readonly language: string;
  readonly themes: readonly string[];
  /** Whether axe-core looks at each; that takes longer than the picture. */
  readonly barriers: boolean;
}

/** Takes pictures of all screens in all widths. @returns what axe-core and the console had to say */
export async function takePictures(wish: Wish): Promise<string[]> {
  const axe = wish.barriers ? await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8') : '';
  await mkdir(wish.folder, { recursive: true });
  const server = await serveBuild(build);
  const browser = await startChromium({});
  const troubles: string[] = [];
  try {
    for (const picture of picturesOf(wish)) {
      const take = () => takePicture(browser, server.origin, picture, wish, axe);
      // A page that the browser closed under our hands is no reason to lose all the others.
      troubles.push(...(await take().catch(take)));
    }
  } finally {
    await browser.close();
    server.close();
  }
  return [...new Set(troubles)];
}

function picturesOf({ only = '', themes }: Wish): Picture[] {
  const wanted = screens.filter(({ name }) => name.includes(only));
  return wanted.flatMap((screen) => themes.flatMap((theme) => widths[screen.page].map((width) => ({ screen, theme, width }))));
}
