import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import type { Browser as Api } from 'wxt/browser';
import type { Display, Point } from './display.ts';
import { until } from './until.ts';

/** What code inside the extension's own pages finds; for `evaluate`. */
declare global {
  var browser: typeof Api;
}

/** A running browser with Postil in it, in a profile of its own. Everything in it is gone after `close`. */
export interface Session {
  readonly browser: Browser;
  /** `chrome-extension://…/` or `moz-extension://…/`. */
  readonly origin: string;
  /** Where it is seen and clicked; absent if headless. */
  readonly display: Display | undefined;
  /** The options page that Postil opens when it is installed. It stays open: an extension's API can be called there. */
  readonly options: Page;
  close(): Promise<void>;
}

/**
 * The page at this address, whatever part of it is named after that (`#…`), loaded: before, its own scripts have not run, and what they set up is not there.
 * (Firefox tells the address of an extension's page only to a script in it.)
 */
export async function waitForPage(browser: Browser, address: string): Promise<Page> {
  return until(`a page at ${address}`, async () => {
    for (const page of await browser.pages(true)) {
      const href = page.url().startsWith('about:') ? await page.evaluate(() => location.href).catch(() => '') : page.url();
      if (
        href.startsWith(address) &&
        /^(#|$)/.test(href.slice(address.length)) &&
        (await page.evaluate(() => document.readyState).catch(() => '')) === 'complete'
      )
        return page;
    }
    return undefined;
  });
}

/** Opens an address in a new tab of the first window and brings it to the front. */
export async function openSite({ browser }: Session, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.bringToFront();
  return page;
}

/** The browser's id of a page's tab. The page must be in front in its window. */
export async function tabIdOf({ options }: Session, page: Page): Promise<number> {
  await page.bringToFront();
  const url = page.url();
  return until(`the tab of ${url}`, () =>
    options.evaluate(async (address) => {
      const tabs = await browser.tabs.query({});
      // Without access to its site the address is not told; all that is in front besides are our own pages.
      return (tabs.find((tab) => tab.url === address) ?? tabs.find((tab) => tab.active && tab.url === undefined))?.id;
    }, url),
  );
}

/**
 * Opens the panel of a page as a window of its own, as "pop out" does. A window, because a tab in the background draws nothing,
 * and the page has to stay in front in its own. `hash` tells several of one page apart.
 */
export async function openPanel(session: Session, page: Page, hash = ''): Promise<Page> {
  const tab = await tabIdOf(session, page);
  const url = `${session.origin}sidepanel.html?tab=${tab}${hash}`;
  await session.options.evaluate(async (address) => {
    await browser.windows.create({ url: address, type: 'popup', width: 420, height: 760 });
  }, url);
  return waitForPage(session.browser, url);
}

/** A browser begins with an empty tab; this closes it. */
export async function closeBlank(browser: Browser): Promise<void> {
  for (const page of await browser.pages()) if (page.url() === 'about:blank') await page.close();
}

/** Selects all that `selector` holds. */
export async function selectText(page: Page, selector: string): Promise<void> {
  await page.evaluate((wanted) => {
    const element = document.querySelector(wanted);
    if (!element) throw new Error(`Nothing at ${wanted}`);
    getSelection()?.selectAllChildren(element);
  }, selector);
}

/** Where on the screen the middle of an element's first line is. */
export async function screenPoint(page: Page, selector: string): Promise<Point> {
  return page.evaluate((wanted) => {
    const [line] = document.querySelector(wanted)?.getClientRects() ?? [];
    if (!line) throw new Error(`Nothing at ${wanted}`);
    // Firefox knows where its content begins; in Chromium it is what the toolbars leave.
    const { mozInnerScreenX: left = screenX, mozInnerScreenY: top = screenY + outerHeight - innerHeight } = window as {
      mozInnerScreenX?: number;
      mozInnerScreenY?: number;
    };
    return { x: left + line.x + Math.min(60, line.width / 2), y: top + line.y + Math.min(10, line.height / 2) };
  }, selector);
}

/** Milliseconds after which a real mouse or key is taken for lost, and used again. */
export const LOST_AFTER = 5_000;

/**
 * Does one click. Done when the element has heard of it, or another that has come into its place, so that nothing that is done next overtakes
 * the click; or when its page has gone by it.
 * @throws if nothing was heard: the click was lost, or went past it because something had moved it
 */
export async function heardClick(element: ElementHandle, click: () => Promise<void>): Promise<void> {
  await element.evaluate((target) => {
    Object.assign(target, { heard: false });
    const nameOf = ({ ariaLabel, textContent }: Element) => `${ariaLabel} ${textContent}`;
    const isAlike = (node: Element) => node.localName === target.localName && nameOf(node) === nameOf(target);
    const isIt = (node: EventTarget) => node === target || (node instanceof Element && isAlike(node));
    const listen = (event: Event) => {
      if (event.composedPath().some(isIt)) Object.assign(target, { heard: true });
    };
    window.addEventListener('click', listen, { capture: true });
  });
  await click();
  await until('word of the click', () => element.evaluate((target) => Reflect.get(target, 'heard') === true).catch(() => true), LOST_AFTER);
}

/** Clicks an element with the real mouse, again if the browser loses the click. */
export async function clickForReal(display: Display, page: Page, selector: string): Promise<void> {
  await display.focus();
  await until(`a click on ${selector}`, async () => {
    const element = await page.$(selector);
    if (!element) return false;
    await heardClick(element, async () => display.click(await screenPoint(page, selector)));
    return true;
  });
}

/** Notes what a failed test looked like: every page, and the screen if there is one. */
export async function photograph({ browser, display }: Session, name: string): Promise<void> {
  const folder = 'test-results';
  mkdirSync(folder, { recursive: true });
  const path = (part: string) => join(folder, `${name.replace(/\W+/g, '-').slice(0, 80)}-${part}`);
  await display?.screenshot(`${path('screen')}.png`).catch(() => {});
  const pages = await browser.pages(true);
  const taken = pages.map((page, index) => page.screenshot({ path: `${path(String(index))}.png` }).catch(() => {}));
  // A page that can't be drawn, such as a popup that is about to go, never answers.
  await Promise.race([Promise.all(taken), new Promise((resolve) => setTimeout(resolve, 5_000))]);
}
