import type { Page } from 'puppeteer-core';
import type { Display } from './display.ts';
import { heardClick, LOST_AFTER, screenPoint, tabIdOf, type Session } from './session.ts';
import { until } from './until.ts';

const BUTTON = 'postil-button';

/** Selects the first words of an element with the real mouse and presses the button that comes with it. */
export async function pressPageButton(display: Display, page: Page, selector: string): Promise<void> {
  await display.focus();
  const word = await screenPoint(page, selector);
  // From the beginning if anything is lost: a slow browser takes a double click for two, and the button goes where the pointer was seen last.
  await until('a press of the button', async () => {
    await display.doubleClick(word);
    const button = await until('the button beside the word', () => page.$(BUTTON), LOST_AFTER);
    await heardClick(button, async () => display.click(await screenPoint(page, BUTTON)));
    return true;
  });
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
