import type { ElementHandle, Page } from 'puppeteer-core';
import { heardClick, LOST_AFTER } from './session.ts';
import { PATIENCE, until } from './until.ts';

type Role = 'button' | 'textbox' | 'combobox' | 'region' | 'radio' | 'link' | 'status' | 'alert';

/** Finds by what a screen reader says; the name is matched whole. */
const selector = (role: Role, name: string) => `::-p-aria([name="${name}"][role="${role}"])`;

/** The element, once it is there. */
export async function find(page: Page, role: Role, name: string): Promise<ElementHandle<Element>> {
  return until(`${role} "${name}"`, () => page.$(selector(role, name)));
}

export async function has(page: Page, role: Role, name: string): Promise<boolean> {
  return (await page.$(selector(role, name))) !== null;
}

/** Waits until the real keyboard is at this element: a page can have its focus there and be without the keyboard. */
export async function keyboardAt(page: Page, role: Role, name: string): Promise<void> {
  await until(`the keyboard at the ${role} "${name}"`, async () =>
    (await page.$(selector(role, name)))?.evaluate((element) => document.hasFocus() && document.activeElement === element),
  );
}

/** Presses it; again if the press went past it because something had moved it meanwhile. */
export async function press(page: Page, name: string, role: Role = 'button'): Promise<void> {
  await until(`a press of the ${role} "${name}"`, async () => {
    const element = await page.locator(selector(role, name)).setTimeout(PATIENCE).waitHandle();
    await heardClick(element, () => element.asLocator().setTimeout(LOST_AFTER).click());
    return true;
  });
}

/** Presses the entry of the popup with these words; its shortcut is no part of its name. */
export const pressEntry = (popup: Page, words: string): Promise<void> => press(popup, words);

/** Replaces what a field holds, by typing. */
export async function type(page: Page, name: string, text: string, role: Role = 'textbox'): Promise<void> {
  await page.locator(selector(role, name)).setTimeout(PATIENCE).fill(text);
}

/** The text of the region of that name; empty while there is none. */
export async function regionText(page: Page, name: string): Promise<string> {
  const region = await page.$(selector('region', name));
  return region ? region.evaluate((element) => (element instanceof HTMLElement ? element.innerText : '')) : '';
}

/** The answer, once `condition` holds of it. */
export async function answerWhen(page: Page, what: string, condition: (text: string) => boolean): Promise<string> {
  let last = '';
  try {
    return await until(`an answer that ${what}`, async () => {
      last = await regionText(page, 'Answer');
      return condition(last) ? last : undefined;
    });
  } catch (error) {
    const shown = await pageText(page).catch(String);
    throw new Error(`The answer never ${what}; it was: ${last.slice(0, 300) || '(empty)'}, and the page: …${shown.slice(-500)}`, {
      cause: error,
    });
  }
}

/** All that a page shows, as text. */
export async function pageText(page: Page): Promise<string> {
  return page.evaluate(() => document.body.innerText);
}

/** Waits until the page shows these words somewhere. */
export async function waitForWords(page: Page, words: string | RegExp): Promise<string> {
  let last = '';
  try {
    return await until(`the words ${String(words)}`, async () => {
      last = await pageText(page);
      return (typeof words === 'string' ? last.includes(words) : words.test(last)) ? last : undefined;
    });
  } catch (error) {
    throw new Error(`Never showed ${String(words)}, but: …${last.slice(-800)}`, { cause: error });
  }
}
