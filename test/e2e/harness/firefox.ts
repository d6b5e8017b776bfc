import puppeteer from 'puppeteer-core';
import { ensureBrowsers } from '../../../scripts/browsers.ts';
import type { Display } from './display.ts';
import { waitForPage, type Session } from './session.ts';

export interface FirefoxOptions {
  /** Folder of the built extension; absolute. */
  readonly extension: string;
  /** Absent: headless. */
  readonly display?: Display;
}

const EXTENSION_ID = 'postil@postil.dev';

/** Starts Firefox with Postil, in a new profile, and waits for the options page. */
export async function launchFirefox({ extension, display }: FirefoxOptions): Promise<Session> {
  const { firefox } = ensureBrowsers(['firefox']);
  // The host of its pages is a secret that the browser draws; a test has to know it.
  const host = crypto.randomUUID();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefox,
    headless: !display,
    defaultViewport: null,
    env: display?.env ?? process.env,
    args: ['--width=1280', '--height=800'],
    extraPrefsFirefox: { 'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: host }) },
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
