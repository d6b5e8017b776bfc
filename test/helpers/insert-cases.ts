import type { Page } from 'puppeteer-core';
import type { PageCase } from './capture-cases';
import { askPage } from './page-script';

/** Where a text is put: a field or an editable element, the words to mark (or the caret after them), and what is read afterwards. */
interface Spot {
  selector: string;
  words: string;
  caret?: boolean;
}

/** Gives the element the focus and marks the words in it. */
async function mark(page: Page, { selector, words, caret }: Spot): Promise<void> {
  await page.focus(selector);
  await page.evaluate(
    (name, wanted, collapse) => {
      const element = document.querySelector(name);
      if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) {
        const start = element.value.indexOf(wanted);
        element.setSelectionRange(collapse ? start + wanted.length : start, start + wanted.length);
        return;
      }
      const walker = document.createTreeWalker(element ?? document, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.textContent?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        const end = at + wanted.length;
        document.getSelection()?.setBaseAndExtent(walker.currentNode, collapse ? end : at, walker.currentNode, end);
      }
    },
    selector,
    words,
    caret ?? false,
  );
}

/** What the element holds, with its lines. */
function held(page: Page, selector: string): Promise<string> {
  return page.evaluate((name) => {
    const element = document.querySelector<HTMLElement>(name);
    return element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement ? element.value : (element?.innerText ?? '');
  }, selector);
}

/** The focus and the selection go elsewhere, as when a panel in the page takes them. */
async function steal(page: Page): Promise<void> {
  await page.evaluate(() => {
    const other = document.createElement('input');
    document.body.append(other);
    other.focus();
    document.getSelection()?.removeAllRanges();
  });
}

async function undo(page: Page): Promise<void> {
  await page.keyboard.down('Control');
  await page.keyboard.press('z');
  await page.keyboard.up('Control');
}

/** Marks, captures, loses the focus, replaces, reads, and takes it back by one undo. */
function replacing(name: string, spot: Spot, text: string, wanted: string): PageCase {
  return {
    name,
    run: async (page, pages, expect) => {
      await page.goto(pages.url('fields.html'));
      const before = await held(page, spot.selector);
      await mark(page, spot);
      await page.evaluate((selector) => {
        document.querySelector(selector)?.addEventListener('input', () => document.body.setAttribute('data-heard', 'yes'));
      }, spot.selector);
      expect(await askPage(page, { kind: 'capture', scope: 'auto', place: 'here' })).toMatchObject({ editable: true });
      await steal(page);
      expect(await askPage(page, { kind: 'insert', place: 'here', text, mode: 'replace' })).toEqual({ kind: 'insert', done: true });
      expect(await held(page, spot.selector)).toBe(wanted);
      expect(await page.evaluate(() => document.body.dataset['heard'])).toBe('yes');
      await undo(page);
      await expect.poll(() => held(page, spot.selector)).toBe(before);
    },
  };
}

/** Captures at a spot, lets something happen to it, and must refuse. */
function refusing(name: string, spot: Spot, change: (element: Element) => void, refusal: string): PageCase {
  return {
    name,
    run: async (page, pages, expect) => {
      await page.goto(pages.url('fields.html'));
      await mark(page, spot);
      await askPage(page, { kind: 'capture', scope: 'auto', place: 'here' });
      await page.$eval(spot.selector, change);
      const before = await page.evaluate(() => document.body.innerHTML);
      expect(await askPage(page, { kind: 'insert', place: 'here', text: 'A draft', mode: 'replace' })).toEqual({
        kind: 'insert',
        done: false,
        refusal,
      });
      expect(await page.evaluate(() => document.body.innerHTML)).toBe(before);
    },
  };
}

/** Puts a letter into the editable element, marks all of it, and takes a rewording over; what stands there then, and after one undo. */
function rewording(name: string, letter: string, draft: string, wanted: readonly string[], forms: readonly string[]): PageCase {
  const words = (page: Page) =>
    page.$eval('#rich', (element) =>
      [...element.querySelectorAll('b, i, a, strong, em')].map((one) => `${one.localName}: ${one.textContent}`),
    );
  return {
    name,
    run: async (page, pages, expect) => {
      await page.goto(pages.url('fields.html'));
      await page.focus('#rich');
      await page.$eval('#rich', (element, html) => (element.innerHTML = html), letter);
      const before = await page.$eval('#rich', (element) => element.innerHTML);
      await page.$eval('#rich', (element) => document.getSelection()?.selectAllChildren(element));
      await askPage(page, { kind: 'capture', scope: 'auto', place: 'here' });
      await steal(page);
      const answer = await askPage(page, { kind: 'insert', place: 'here', text: draft, mode: 'replace', reworded: true });
      expect(answer).toEqual({ kind: 'insert', done: true });
      expect((await held(page, '#rich')).split('\n').filter(Boolean)).toEqual(wanted);
      expect(await words(page)).toEqual(forms);
      await undo(page);
      await expect.poll(() => page.$eval('#rich', (element) => element.innerHTML)).toBe(before);
    },
  };
}

const area = { selector: '#area', words: 'a word' };
const line = { selector: '#line', words: 'single line' };
const rich = { selector: '#rich', words: 'Please ship' };

export const insertCases: readonly PageCase[] = [
  replacing(
    'replaces words in a text box, one undo brings them back',
    area,
    'two\nmore lines',
    'One line.\nTwo lines, with two\nmore lines.\n  Indented third.',
  ),
  replacing(
    'inserts at the caret of a text box',
    { ...area, caret: true },
    ' more',
    'One line.\nTwo lines, with a word more.\n  Indented third.',
  ),
  replacing('replaces words in an input, whose line has no breaks', line, 'short\nrow', 'A short row of text'),
  replacing('replaces words in an editable element', rich, 'We send', 'We send the bold plan today.\n\nThanks, Ann'),
  replacing(
    'inserts at the caret of an editable element',
    { ...rich, words: 'today', caret: true },
    ', please',
    'Please ship the bold plan today, please.\n\nThanks, Ann',
  ),
  rewording(
    'keeps the form of what a rewording does not change',
    '<p>Please <a href="https://example.org/plan">read it</a>, we <b>can not</b> ship <i>it</i> on thursday.</p>',
    'Kindly read it, we cannot ship it on Thursday.',
    ['Kindly read it, we cannot ship it on Thursday.'],
    ['a: read it', 'b: cannot', 'i: it'],
  ),
  rewording(
    'keeps the form of a rewording of several paragraphs',
    '<p>Dear <b>Ann</b>,</p><p>we can not ship <i>it</i> on thursday.</p><p>Thanks, <b>Tom</b></p>',
    'Hello Ann,\n\nwe cannot ship it on Thursday.\n\nMany thanks, Tom',
    ['Hello Ann,', 'we cannot ship it on Thursday.', 'Many thanks, Tom'],
    ['b: Ann', 'i: it', 'b: Tom'],
  ),
  rewording(
    'touches nothing but the words between the first and the last change',
    '<p>Dear <b>Ann</b>,</p><p>we can not ship it on thursday.</p><p>Thanks, <b>Tom</b></p>',
    'Dear Ann,\n\nwe cannot ship it on Thursday.\n\nThanks, Tom',
    ['Dear Ann,', 'we cannot ship it on Thursday.', 'Thanks, Tom'],
    ['b: Ann', 'b: Tom'],
  ),
  {
    name: 'keeps the neighbours of several lines in an editable element',
    run: async (page, pages, expect) => {
      await page.goto(pages.url('fields.html'));
      await mark(page, { selector: '#rich', words: 'Thanks' });
      await askPage(page, { kind: 'capture', scope: 'auto', place: 'here' });
      await steal(page);
      const answer = await askPage(page, {
        kind: 'insert',
        place: 'here',
        text: 'First line.\nSecond line.\nKind regards',
        mode: 'replace',
      });
      expect(answer).toEqual({ kind: 'insert', done: true });
      const lines = (await held(page, '#rich')).split('\n').filter(Boolean);
      expect(lines).toEqual(['Please ship the bold plan today.', 'First line.', 'Second line.', 'Kind regards, Ann']);
      expect(await page.$eval('#rich', (element) => element.querySelector('b')?.textContent)).toBe('bold plan');
    },
  },
  {
    name: 'inserts behind what was marked',
    run: async (page, pages, expect) => {
      await page.goto(pages.url('fields.html'));
      await mark(page, area);
      await askPage(page, { kind: 'capture', scope: 'auto', place: 'here' });
      expect(await askPage(page, { kind: 'insert', place: 'here', text: ' or two', mode: 'insert' })).toMatchObject({ done: true });
      expect(await held(page, '#area')).toContain('with a word or two.');
    },
  },
  {
    name: 'finds the place again when other text of the field has changed',
    run: async (page, pages, expect) => {
      await page.goto(pages.url('fields.html'));
      await mark(page, rich);
      await askPage(page, { kind: 'capture', scope: 'auto', place: 'here' });
      await page.$eval('#rich', (element) => {
        element.innerHTML = `<p>Dear all,</p>${element.innerHTML}`;
      });
      expect(await askPage(page, { kind: 'insert', place: 'here', text: 'We send', mode: 'replace' })).toMatchObject({ done: true });
      expect((await held(page, '#rich')).split('\n').filter(Boolean)).toEqual(['Dear all,', 'We send the bold plan today.', 'Thanks, Ann']);
    },
  },
  {
    name: 'finds the field that the page has put in the place of its like',
    run: async (page, pages, expect) => {
      await page.goto(pages.url('fields.html'));
      await mark(page, area);
      await askPage(page, { kind: 'capture', scope: 'auto', place: 'here' });
      await page.$eval('#area', (element) => {
        const like = element.cloneNode() as HTMLTextAreaElement;
        like.value = (element as HTMLTextAreaElement).value;
        element.replaceWith(like);
      });
      expect(await askPage(page, { kind: 'insert', place: 'here', text: 'a letter', mode: 'replace' })).toMatchObject({ done: true });
      expect(await held(page, '#area')).toContain('Two lines, with a letter.');
    },
  },
  refusing(
    'refuses what a field has no room for',
    area,
    (element) => ((element as HTMLTextAreaElement).maxLength = (element as HTMLTextAreaElement).value.length),
    'not-accepted',
  ),
  refusing('refuses where the field is gone', area, (element) => element.remove(), 'place-gone'),
  refusing(
    'refuses where the text has changed',
    area,
    (element) => ((element as HTMLTextAreaElement).value = 'Something else'),
    'text-changed',
  ),
  refusing(
    'refuses where the words are there twice',
    { selector: '#area', words: 'One line.\nTwo lines, with a word.\n  Indented third.' },
    (element) => {
      const field = element as HTMLTextAreaElement;
      field.value = `${field.value}\n${field.value}`;
    },
    'text-changed',
  ),
  refusing('refuses where the field has been locked', line, (element) => ((element as HTMLInputElement).readOnly = true), 'read-only'),
  refusing(
    'refuses where the field has become a password',
    line,
    (element) => ((element as HTMLInputElement).type = 'password'),
    'password',
  ),
  refusing(
    'refuses where the text of an editable element has changed',
    rich,
    (element) => (element.innerHTML = '<p>Other words.</p>'),
    'text-changed',
  ),
  refusing(
    'refuses where an editable element has been locked',
    rich,
    (element) => element.setAttribute('contenteditable', 'false'),
    'read-only',
  ),
  refusing('refuses where nothing can be written', { selector: '#text', words: 'Some text' }, () => undefined, 'no-place'),
  refusing('reads and writes no password', { selector: '#pass', words: 'hunter2' }, () => undefined, 'password'),
];
