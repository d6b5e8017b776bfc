import puppeteer from 'puppeteer-core';
import { ensureBrowsers } from '../../../scripts/browsers.ts';
import type { Display } from './display.ts';
import { waitForPage, type Session } from './session.ts';
import { PATIENCE } from './until.ts';

export interface FirefoxOptions {
  /** Folder of the built extension; absolute. */
  readonly extension: string;
  /** Absent: headless. */
  readonly display?: Display;
  /** Settings of about:config. */
  readonly prefs?: Readonly<Record<string, string | number | boolean>>;
}

const EXTENSION_ID = 'postil@postil.dev';

/** Starts Firefox with Postil, in a new profile, and waits for the options page. */
export async function launchFirefox({ extension, display, prefs = {} }: FirefoxOptions): Promise<Session> {
  const { firefox } = ensureBrowsers(['firefox']);
  // The host of its pages is a secret that the browser draws; a test has to know it.
  const host = crypto.randomUUID();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefox,
    headless: !display,
    timeout: PATIENCE,
    defaultViewport: null,
    env: display?.env ?? process.env,
    args: ['--width=1280', '--height=800'],
    extraPrefsFirefox: { ...prefs, 'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: host }) },
  });
  try {
    await browser.installExtension(extension);
    const origin = `moz-extension://${host}/`;
    const options = await waitForPage(browser, `${origin}options.html`);
    return { browser, origin, display, options, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** What the browser's real sidebar shows; empty while it is closed. Another page of the same extension can look into it. */
export async function sidebarText({ options }: Session): Promise<string> {
  return options.evaluate(() => {
    const views = browser.extension.getViews() as unknown as (typeof globalThis)[];
    const sidebars = views.filter(({ location }) => location.pathname === '/sidepanel.html' && location.search === '');
    return sidebars.map(({ document }) => document.body.innerText).join('\n');
  });
}

/** Whether the event page runs. Asking does not wake it. */
export async function eventPageRuns({ options }: Session): Promise<boolean> {
  return options.evaluate(() => {
    const views = browser.extension.getViews() as unknown as (typeof globalThis)[];
    return views.some(({ location }) => location.pathname.includes('_generated_background_page'));
  });
}
