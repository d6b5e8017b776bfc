import type { Page } from 'puppeteer-core';
import type { ModelServer } from '@/test/servers/model-server';
import type { PageServer } from '@/test/servers/page-server';
import type { Display } from './display.ts';
import { setConnection } from './connection.ts';
import { clickForReal, openSite, type Session } from './session.ts';

/** A message field as mail pages have it: paragraphs, a bold word and a link in the one that is to be reworded. */
export const letterBody = `<h1>Delivery</h1><div id="letter" role="textbox" aria-label="Message" contenteditable="true"
style="min-height: 6em; width: 30em"><p>Dear Ana,</p><p id="say">We <b>can not</b> deliver on thursday, see <a href="https://example.org/plan">the plan</a>. It are a pity.</p><p>Bye, Tom</p></div>`;

/** Its second paragraph as a model would answer: two sentences changed, none of them in the link. */
export const REWORDED = 'We **cannot** deliver on Thursday, see [the plan](https://example.org/plan). It is a pity.';

/** A page with the letter, and a model that answers with its second paragraph reworded. */
export async function openLetter(session: Session, model: ModelServer, site: PageServer): Promise<Page> {
  await setConnection(session, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: REWORDED });
  return openSite(session, site.add('/letter', 'Delivery', letterBody));
}

/** The paragraphs of the letter as they are now, as HTML without attributes. */
export function letterNow(page: Page): Promise<string[]> {
  return page.$$eval('#letter p', (all) => all.map((one) => one.innerHTML.replace(/ href="[^"]*"/g, '').replaceAll('&nbsp;', ' ')));
}

/** Puts the caret into the paragraph that is to be reworded. @param display brings the real keyboard there too */
export async function enterLetter(page: Page, display?: Display): Promise<void> {
  if (display) await clickForReal(display, page, '#letter');
  await page.focus('#letter');
  await page.$eval('#say', (paragraph) => document.getSelection()?.collapse(paragraph.firstChild, 1));
}
