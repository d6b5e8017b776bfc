/**
 * Opens the built pages with a stand-in for the browser and the background, takes a picture of every state in both themes and three widths,
 * and has axe-core look at each.
 *
 * node scripts/ui-preview.ts [folder of the pictures] [only names with this in them] [language] [themes]
 */
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { installFakeBrowser, type World } from './ui-preview/fake-browser.ts';
import { serveBuild } from './ui-preview/serve.ts';
import { screens, type Screen } from './ui-preview/states.ts';

const [folder = '.output/ui-preview', only = '', language = 'en', themes = 'light,dark'] = process.argv.slice(2);
const build = '.output/chrome-mv3-test';
const widths: Readonly<Record<Screen['page'], readonly number[]>> = {
  'sidepanel.html': [380, 320, 600],
  'popup.html': [300],
  'options.html': [1000, 380],
};

async function worldOf({ connection, view, jobs, others = [], test, origins = [], compose }: Screen): Promise<World> {
  const catalogue = language === 'ar' ? 'en' : language;
  const events = [{ type: 'work', tabId: 1, jobs, others }, ...(compose ? [{ type: 'compose', tabId: 1, actionId: compose }] : [])];
  return {
    language,
    messages: JSON.parse(await readFile(`public/_locales/${catalogue}/messages.json`, 'utf8')) as World['messages'],
    storage: { connection },
    answers: { 'tab.describe': view, 'connection.test': test, 'key.save': { hint: '9f2c' } },
    events,
    origins,
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

async function takePicture(browser: Browser, origin: string, screen: Screen, theme: string, width: number, axe: string): Promise<string[]> {
  const page = await browser.newPage();
  const troubles: string[] = [];
  page.on(
    'console',
    (message) => message.type() === 'error' && !message.location().url?.endsWith('favicon.ico') && troubles.push(message.text()),
  );
  page.on('pageerror', (error) => troubles.push(String(error)));
  await page.setViewport({ width, height: screen.page === 'sidepanel.html' ? 720 : 480 });
  await wear(page, theme);
  const world = await worldOf(screen);
  await page.evaluateOnNewDocument(installFakeBrowser, world);
  await page.goto(`${origin}/${screen.page}`, { waitUntil: 'load' });
  await page.waitForNetworkIdle({ idleTime: 150 });
  if (screen.jobs.length > 0) await page.locator(`::-p-aria([role="region"][name="${world.messages.answer?.message}"])`).wait();
  if (screen.press) {
    await page.locator(`::-p-aria([name="${world.messages[screen.press]?.message}"][role="button"])`).click();
    await page.waitForNetworkIdle({ idleTime: 200 });
  }
  // What is loaded late is shown a moment later.
  await new Promise((resolve) => setTimeout(resolve, 400));
  const path = join(folder, `${screen.name}-${theme}-${width}.png`) as `${string}.png`;
  await page.screenshot({ path, fullPage: screen.page !== 'sidepanel.html' });
  troubles.push(...(await lookForBarriers(page, axe)));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) troubles.push(`${wide} px wider than the window`);
  await page.close();
  return troubles.map((trouble) => `${screen.name} ${theme} ${width}: ${trouble}`);
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
await mkdir(folder, { recursive: true });
const server = await serveBuild(build);
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
});
const troubles: string[] = [];
for (const screen of screens.filter(({ name }) => name.includes(only)))
  for (const theme of themes.split(','))
    for (const width of widths[screen.page]) troubles.push(...(await takePicture(browser, server.origin, screen, theme, width, axe)));
await browser.close();
server.close();
console.log([...new Set(troubles)].join('\n') || 'Nothing found.');
process.exitCode = troubles.length > 0 ? 1 : 0;
