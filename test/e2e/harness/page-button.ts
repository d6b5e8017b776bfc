import type { Page } from 'puppeteer-core';
import type { Display } from './display.ts';
import { screenPoint, tabIdOf, type Session } from './session.ts';
import { until } from './until.ts';

const BUTTON = 'postil-button';

/** Selects the first words of an element with the real mouse and presses the button that comes with it. */
export async function pressPageButton(display: Display, page: Page, selector: string): Promise<void> {
  await display.focus();
  const point = await screenPoint(page, selector);
  await until('the button', async () => {
    await display.doubleClick(point);
    return until('the button beside the word', () => page.$(BUTTON), 2_000).catch(() => undefined);
  });
  await display.click(await screenPoint(page, BUTTON));
}

/** True if the script of the button is in the page, whether it shows something or not. */
export async function hasPageButton(session: Session, page: Page): Promise<boolean> {
  const tabId = await tabIdOf(session, page);
  return session.options.evaluate(async (id) => {
    const func = () => (globalThis as { postilButton?: boolean }).postilButton === true || document.querySelector('postil-button') !== null;
    const [found] = await browser.scripting.executeScript({ target: { tabId: id }, func });
    return found?.result === true;
  }, tabId);
}
