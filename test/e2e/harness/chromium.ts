import puppeteer, { type Browser, type CDPSession, type Page, type Target } from 'puppeteer-core';
import { ensureBrowsers } from '../../../scripts/browsers.ts';
import type { Display } from './display.ts';
import { heardClick, LOST_AFTER, waitForPage, type Session } from './session.ts';
import { find } from './surface.ts';
import { PATIENCE, until } from './until.ts';

/** Adds what only Chromium's debugging protocol can do. */
export interface ChromiumSession extends Session {
  readonly id: string;
  readonly devtools: CDPSession;
}

export interface BrowserOptions {
  /** Absent: headless. */
  readonly display?: Display;
  /** Shows the browser on the user's own screen. */
  readonly visible?: boolean;
  readonly args?: readonly string[];
  /** Folder of a profile that is kept; absent: a new one, gone at the end. */
  readonly profile?: string;
}

export interface ChromiumOptions extends BrowserOptions {
  /** Folder of the built extension; absolute. */
  readonly extension: string;
  /** It was in this profile before. */
  readonly again?: boolean;
}

const ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
];

/** Starts Chromium without any extension. */
export async function startChromium({ display, visible = false, args = [], profile }: BrowserOptions): Promise<Browser> {
  const { chromium } = ensureBrowsers(['chromium']);
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const place = display ? ['--window-position=0,0', '--window-size=1280,800'] : [];
  return puppeteer.launch({
    executablePath: chromium,
    headless: !display && !visible,
    pipe: true,
    timeout: PATIENCE,
    enableExtensions: true,
    defaultViewport: null,
    env: display?.env ?? process.env,
    userDataDir: profile,
    args: [...ARGS, ...asRoot, ...place, ...args],
    // Without the bar that says that the browser is remote-controlled.
    ignoreDefaultArgs: ['--enable-automation'],
    // A watched worker is never stopped by the browser; ours must live as it does at a user's.
    targetFilter: (target) => target.type() !== 'service_worker',
  });
}

/** Starts Chromium with Postil and waits for the options page, which opens by itself the first time. */
export async function launchChromium({ extension, again = false, ...given }: ChromiumOptions): Promise<ChromiumSession> {
  const browser = await startChromium(given);
  try {
    const id = await browser.installExtension(extension);
    const origin = `chrome-extension://${id}/`;
    if (again) await (await browser.newPage()).goto(`${origin}options.html`);
    const options = await waitForPage(browser, `${origin}options.html`);
    const devtools = await browser.target().createCDPSession();
    return { browser, id, origin, display: given.display, options, devtools, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** True while the background worker runs. */
export async function workerRuns({ devtools, origin }: ChromiumSession): Promise<boolean> {
  return (await workerTargets(devtools, origin)).length > 0;
}

/** Stops the background worker, as the browser does when it finds it idle. */
export async function stopWorker({ devtools, origin }: Pick<ChromiumSession, 'devtools' | 'origin'>): Promise<void> {
  const running = await workerTargets(devtools, origin);
  for (const { targetId } of running) await devtools.send('Target.closeTarget', { targetId });
  // A panel that shows something calls for a new worker at once; that one may live.
  const old = new Set(running.map(({ targetId }) => targetId));
  await until('the worker to end', async () => !(await workerTargets(devtools, origin)).some(({ targetId }) => old.has(targetId)));
}

async function workerTargets(devtools: CDPSession, origin: string) {
  const { targetInfos } = await devtools.send('Target.getTargets', { filter: [{ type: 'service_worker' }] });
  return targetInfos.filter(({ url }) => url.startsWith(origin));
}

/** The browser's real side panel, once it is open and its scripts have run: before, it may still take the keyboard. */
export async function waitForSidePanel({ browser, origin }: ChromiumSession): Promise<Page> {
  const target = await browser.waitForTarget((candidate) => candidate.url() === `${origin}sidepanel.html`, { timeout: PATIENCE });
  const panel = await target.asPage();
  await until('the side panel to be loaded', () => panel.evaluate(() => document.readyState === 'complete'));
  return panel;
}

/** Presses the toolbar button on a page; gives the popup. */
export async function openPopup(session: ChromiumSession, page: Page): Promise<Page> {
  const extension = await ownExtension(session.browser, session.id);
  const isPopup = (target: Target) => target.url().startsWith(`${session.origin}popup.html`);
  await page.bringToFront();
  await until('the end of the popup before', () => !session.browser.targets().some(isPopup));
  await extension.triggerAction(page);
  const target = await session.browser.waitForTarget(isPopup, { timeout: PATIENCE });
  return target.asPage();
}

async function ownExtension(browser: Browser, id: string) {
  const extension = (await browser.extensions()).get(id);
  if (!extension) throw new Error('The extension is not installed any more');
  return extension;
}

/** What the browser draws around the side panel's page, in pixels. */
const PANEL_MARGIN = 9;

/**
 * Presses a button in the real side panel with the real mouse. The debugging protocol's clicks leave the focus where it is, so that
 * a question of the browser could not be noticed.
 */
export async function clickInSidePanel({ display }: ChromiumSession, panel: Page, name: string): Promise<void> {
  if (!display) throw new Error('No mouse without a display');
  await until(`a click on "${name}"`, async () => {
    const button = await find(panel, 'button', name);
    const point = await button.evaluate((element, margin) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      // A side panel is told the place of its window only; it stands in the lower right corner of that.
      const left = screenX + outerWidth - innerWidth - margin;
      const top = screenY + outerHeight - innerHeight - margin;
      return { x: left + x + width / 2, y: top + y + height / 2 };
    }, PANEL_MARGIN);
    await heardClick(button, () => display.click(point));
    return true;
  });
}

/** Milliseconds for which a question of the browser takes no answer: nobody shall press what came under his finger. */
const DEAF = 1_500;

/** Says yes to the question that the browser now asks on `page`, e.g. for access to a site. */
export async function allowPrompt({ display }: ChromiumSession, page: Page): Promise<void> {
  if (!display) throw new Error('A headless browser asks nothing');
  const focused = () => page.evaluate(() => document.hasFocus());
  // The question takes the focus from the page. "Deny" has it first; one more Tab would lead back there.
  await until('the question', async () => !(await focused()));
  await new Promise((resolve) => setTimeout(resolve, DEAF));
  await display.press('Tab');
  await until('the end of the question', async () => {
    await display.press('Return');
    return until('the focus to come back', focused, LOST_AFTER).catch(() => false);
  });
}
