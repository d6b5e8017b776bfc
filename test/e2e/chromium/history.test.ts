import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { findings } from '@/test/e2e/harness/axe';
import type { ChromiumSession } from '@/test/e2e/harness/chromium';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { untilEnded, untilKept } from '@/test/e2e/harness/records';
import { seededMatches, seedHistory } from '@/test/e2e/harness/seed-history';
import { openPanel, openSite, tabIdOf } from '@/test/e2e/harness/session';
import { answerWhen, find, press, type, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody, otherBody } from '@/test/e2e/harness/texts';
import { until } from '@/test/e2e/harness/until';
import { userText } from '@/test/servers/practice-answer';
import type { ModelServer } from '@/test/servers/model-server';
import type { PageServer } from '@/test/servers/page-server';

const dialogText = (panel: Page) => panel.$eval('dialog', (dialog) => dialog.innerText);
/** What has the keyboard: its name or its words; empty while nothing has it. */
const focusedWords = (panel: Page) =>
  panel.evaluate(() => {
    const { activeElement: element } = document;
    return element === document.body ? '' : (element?.getAttribute('aria-label') ?? element?.textContent ?? '');
  });
const until10k = /10,000 notes/;

/** A panel with one answer about the ferry. */
async function answered(postil: ChromiumSession, model: ModelServer, site: PageServer): Promise<Page> {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice', key: 'sk-for-history-1234' });
  model.setBehaviour({ answer: 'Ferries leave at seven.' });
  const page = await openSite(postil, site.add('/ferry', 'The ferry', articleBody));
  const panel = await openPanel(postil, page);
  await press(panel, 'Summarize');
  await answerWhen(panel, 'is whole', (text) => text.includes('seven'));
  await find(panel, 'button', 'Copy');
  await untilEnded(postil, 1);
  return panel;
}

test('an answer is found again, named, pinned, deleted and brought back, with the keyboard alone', async ({ postil, model, site }) => {
  const panel = await answered(postil, model, site);
  await (await find(panel, 'button', 'History')).focus();
  await panel.keyboard.press('Enter');
  await waitForWords(panel, /1 note\b/);
  await until('the keyboard in the search', () => panel.evaluate(() => document.activeElement?.matches('[type=search]')));
  await panel.keyboard.type('SEVEN ferries');
  await until('the note', async () => (await dialogText(panel)).includes('The ferry'));
  await panel.keyboard.press('ArrowDown');
  await until('the keyboard in the list', async () => (await focusedWords(panel)).includes('The ferry'));

  await panel.keyboard.press('F2');
  await until('the field', () => panel.evaluate(() => document.activeElement?.tagName === 'INPUT'));
  await panel.keyboard.type('Crossing');
  // Keys can come faster than frames: none is drawn until Tab is pressed.
  await panel.evaluate(() => Object.assign(window, { nextFrame: requestAnimationFrame, requestAnimationFrame: () => 0 }));
  await panel.keyboard.press('Enter');
  await until('the new name', async () => (await focusedWords(panel)).includes('Crossing'));
  await panel.keyboard.press('Tab');
  expect(await focusedWords(panel)).toBe('Pin: Crossing');
  await panel.evaluate(() => Object.assign(window, { requestAnimationFrame: Reflect.get(window, 'nextFrame') as unknown }));
  await panel.keyboard.press('Enter');
  await waitForWords(panel, 'Pinned');
  await expect.poll(() => focusedWords(panel)).toBe('Unpin: Crossing');
  expect(await findings(panel), 'history').toEqual([]);

  await press(panel, 'Delete: Crossing');
  await waitForWords(panel, 'Deleted: 1 note');
  await press(panel, 'Undo');
  await until('the note', async () => (await dialogText(panel)).includes('Crossing'));
  await panel.keyboard.press('Escape');
  await until('the panel', async () => (await panel.$('dialog')) === null);
  await expect.poll(() => focusedWords(panel)).toBe('History');
});

test('a note of the history is opened beside another page, and one goes on asking about its own text', async ({ postil, model, site }) => {
  await answered(postil, model, site);
  const zebras = await openSite(postil, site.add('/zebra', 'Zebras', otherBody));
  const panel = await openPanel(postil, zebras);
  await press(panel, 'History');
  await (await until('the note', () => panel.$('.note-row .open'))).click();
  await answerWhen(panel, 'is there', (text) => text.includes('Ferries leave at seven.'));

  // Once more means: about the same text, not about the page that happens to be there.
  const sent = () => userText(model.log.posts.at(-1) ?? { body: undefined });
  model.setBehaviour({ answer: 'Once more.' });
  await press(panel, 'Again');
  await answerWhen(panel, 'comes again', (text) => text.includes('Once more.'));
  expect(sent()).toContain('cost four crowns for adults');
  expect(sent()).not.toContain('zoologists');

  model.setBehaviour({ answer: 'Four crowns.' });
  await type(panel, 'Message', 'What does a ticket cost?');
  await press(panel, 'Send');
  await answerWhen(panel, 'is about tickets', (text) => text.includes('Four crowns.'));
  expect(sent()).toContain('cost four crowns for adults');
  expect(sent()).not.toContain('zoologists');
});

test('delete all asks first; what was deleted is gone once the history is closed', async ({ postil, model, site }) => {
  const panel = await answered(postil, model, site);
  await press(panel, 'History');
  await press(panel, 'Delete all…');
  await press(panel, 'Keep');
  await waitForWords(panel, /1 note\b/);
  await press(panel, 'Delete all…');
  await press(panel, 'Delete');
  await waitForWords(panel, 'Deleted: 1 note');
  await press(panel, 'Close history');
  for (const store of ['conversations', 'jobs', 'sources'] as const) await untilKept(postil, store, 0);
});

test('10,000 notes: first results, and the gaps between frames while one scrolls', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice', key: 'sk-for-history-1234' });
  await seedHistory(postil, 10_000);
  const page = await openSite(postil, site.add('/ferry', 'The ferry', articleBody));
  const panel = await openPanel(postil, page);
  expect(await tabIdOf(postil, page)).toBeGreaterThan(0);
  await press(panel, 'History');
  await waitForWords(panel, until10k);

  const firstResults: number[] = [];
  for (const words of ['record 77', 'record 9999', 'moon record 12', 'ship', '']) firstResults.push(await searched(panel, words));
  await waitForWords(panel, until10k);
  const [still, scrolling] = [await frameGaps(panel, 0), await frameGaps(panel, 90)];
  console.log('10,000 notes, milliseconds', { firstResults, frameGaps: { still, scrolling } });
  expect(scrolling.rowsInPage).toBeLessThan(60);
  await panel.keyboard.press('End');
  expect(await findings(panel), 'full history').toEqual([]);
});

/** Types words into the search of the 10,000 and waits for the number of what is found; milliseconds that it took. */
async function searched(panel: Page, words: string): Promise<number> {
  const count = seededMatches(words, 10_000).toLocaleString('en');
  const start = await panel.$eval(
    'dialog input[type=search]',
    (field, value) => {
      const at = performance.now();
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
      field.dispatchEvent(new Event('input', { bubbles: true }));
      return at;
    },
    words,
  );
  const shown = (expected: string) =>
    document.querySelector('dialog .what')?.textContent?.startsWith(`${expected} `) ? performance.now() : 0;
  const at = await panel.waitForFunction(shown, { polling: 'raf', timeout: 60_000 }, count);
  return Math.round(Number(await at.jsonValue()) - start);
}

/** The times between frames while the list moves by so many pixels each frame. */
function frameGaps(panel: Page, pixels: number) {
  return panel.evaluate(async (step) => {
    const rows = document.querySelector('dialog .rows');
    if (!rows) throw new Error('no list');
    const found: number[] = [];
    let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    for (let frame = 0; frame < 180; frame++) {
      rows.scrollTop += step;
      const at = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      found.push(at - last);
      last = at;
    }
    const sorted = found.toSorted((a, b) => a - b);
    const at = (part: number) => Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? 0);
    return { median: at(0.5), p95: at(0.95), longest: at(1), rowsInPage: document.querySelectorAll('.note-row').length };
  }, pixels);
}
