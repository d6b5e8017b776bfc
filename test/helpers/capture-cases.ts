import type { Page } from 'puppeteer-core';
import type { ExpectStatic } from 'vitest';
import { until } from '@/test/e2e/harness/until';
import type { FixturePages } from './fixture-pages';
import { askPage } from './page-script';

/** One thing that capture must do in every browser. */
export interface PageCase {
  name: string;
  run(page: Page, pages: FixturePages, expect: ExpectStatic): Promise<void>;
}

/** Marks text in a field and reads what is marked. */
async function fieldCapture(page: Page, selector: string, start: number, end: number) {
  await page.evaluate(
    (name, from, to) => {
      const field = document.querySelector<HTMLInputElement>(name);
      field?.focus();
      if (field?.type !== 'email') field?.setSelectionRange(from, to);
      else field.select();
    },
    selector,
    start,
    end,
  );
  return askPage(page, { kind: 'capture', scope: 'selection' });
}

const paragraph = (at: number) =>
  `<p>Paragraph ${at} tells of the harbour, where boats came in, and of the people who waited, for hours, in the rain.</p>`;

function article(paragraphs: number, around = ''): string {
  const body = Array.from({ length: paragraphs }, (_, at) => paragraph(at)).join('');
  return `<!doctype html><html lang="en-GB"><title>Harbour</title><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
    <main><article><h1>The harbour</h1>${body}<pre><code class="lang-js">let boats =
  3;</code></pre><p>Read on: the tides are told of below, with, as ever, some care.</p></article></main>
    ${around}<footer><p>Imprint and privacy</p></footer></body></html>`;
}

const pageCases: PageCase[] = [
  {
    name: 'leaves out every kind of hidden text, and nothing that is seen',
    run: async (page, pages, expect) => {
      await page.goto(pages.url('hidden.html'));
      const { markdown, omitted } = await askPage(page, { kind: 'capture', scope: 'page' });
      expect(markdown.match(/SECRET.*/g)).toBeNull();
      expect(markdown.match(/\bstays?\b/g)).toHaveLength(15);
      expect(markdown).toContain('Visible though hidden');
      expect(markdown).toContain('Tags end.');
      expect(omitted.find((each) => each.reason === 'hidden')?.chars).toBeGreaterThan(300);
    },
  },
  {
    name: 'leaves out hidden text in a selection too',
    run: async (page, pages, expect) => {
      await page.goto(pages.url('hidden.html'));
      await page.evaluate(() => document.getSelection()?.selectAllChildren(document.body));
      const { markdown, scope } = await askPage(page, { kind: 'capture', scope: 'auto' });
      expect(scope).toBe('selection');
      expect(markdown).toContain('Plain words stay.');
      expect(markdown.match(/SECRET.*/g)).toBeNull();
    },
  },
  {
    name: 'takes the main text with its form and says what it left',
    run: async (page, pages, expect) => {
      pages.pages.set('article.html', article(12));
      await page.goto(pages.url('article.html'));
      const answer = await askPage(page, { kind: 'capture', scope: 'auto' });
      expect(answer).toMatchObject({ scope: 'main', method: 'dom', title: 'Harbour', lang: 'en-GB', editable: false });
      expect(answer.markdown).toContain('Paragraph 11 tells');
      expect(answer.markdown).toContain('```js\nlet boats =\n  3;\n```');
      expect(answer.markdown).not.toContain('Imprint');
      expect(answer.words).toBeGreaterThan(200);
      expect(answer.pageChars).toBeGreaterThan(answer.markdown.length - 40);
      expect(answer.omitted.map((each) => each.reason)).toEqual(['boilerplate']);
    },
  },
  {
    name: 'takes the whole page where there is no main text',
    run: async (page, pages, expect) => {
      const rows = Array.from(
        { length: 60 },
        (_, at) => `<li><a href="#${at}">Result ${at}: what was found on that page</a> <span>seen ${at} times</span></li>`,
      ).join('');
      pages.pages.set('list.html', `<!doctype html><title>Results</title><nav><a href="/">Home</a></nav><ul>${rows}</ul>`);
      await page.goto(pages.url('list.html'));
      const answer = await askPage(page, { kind: 'capture', scope: 'main' });
      expect(answer.scope).toBe('page');
      expect(answer.markdown).toContain('- Result 59: what was found on that page seen 59 times');
      expect(answer.markdown).toContain('Home');
    },
  },
  {
    name: 'keeps all posts of a thread, and who wrote them',
    run: async (page, pages, expect) => {
      await page.goto(pages.url('forum.html'));
      const { markdown, scope } = await askPage(page, { kind: 'capture', scope: 'main' });
      expect(scope).toBe('main');
      const order = ['mira', 'thick white crust', 'otto', 'Citric acid', 'jun', 'Vinegar', 'It took an hour', 'citric acid did it'];
      expect(order.map((words) => markdown.indexOf(words))).toEqual(order.map((words) => markdown.indexOf(words)).sort((a, b) => a - b));
      for (const words of order) expect(markdown).toContain(words);
      expect(markdown).not.toMatch(/Report|Popular|Rules/);
    },
  },
  {
    name: 'keeps the mails of a conversation, their writers and what they quote',
    run: async (page, pages, expect) => {
      await page.goto(pages.url('mail.html'));
      const { markdown, scope } = await askPage(page, { kind: 'capture', scope: 'main' });
      expect(scope).toBe('main');
      for (const words of ['Ann Lee', '3 Mar', 'six days', 'Tom Berg', 'April is difficult', '> We could begin'])
        expect(markdown).toContain(words);
      expect(markdown).not.toMatch(/Inbox|Settings|Reply/);
    },
  },
  {
    name: 'brings 800 line breaks whole',
    run: async (page, pages, expect) => {
      const text = Array.from({ length: 801 }, (_, at) => `line ${at}`).join('<br>');
      pages.pages.set('breaks.html', `<!doctype html><title>Breaks</title><p id="p">${text}</p>`);
      await page.goto(pages.url('breaks.html'));
      await page.evaluate(() => document.getSelection()?.selectAllChildren(document.querySelector('#p') ?? document.body));
      const { markdown } = await askPage(page, { kind: 'capture', scope: 'selection' });
      expect(markdown.split('\n')).toHaveLength(801);
      expect(markdown).toMatch(/^line 0\nline 1\n[^]*\nline 800$/);
    },
  },
  {
    name: 'stops in time on a page of 300,000 nodes and says what it left',
    run: async (page, pages, expect) => {
      pages.pages.set('big.html', '<!doctype html><title>Big</title><body></body>');
      await page.goto(pages.url('big.html'));
      await page.evaluate(() => {
        document.body.innerHTML = `<p>${'<i>word </i>'.repeat(150_000)}</p>`;
      });
      const { markdown, omitted, pageChars, scope } = await askPage(page, { kind: 'capture', scope: 'main' });
      expect(scope).toBe('page');
      expect(markdown.length).toBeGreaterThan(100);
      const [time] = omitted;
      expect(time?.reason).toBe('time');
      expect(time?.chars).toBeGreaterThan(1_000);
      expect(pageChars).toBeGreaterThan(500_000);
    },
  },
  {
    name: 'says that nothing is marked',
    run: async (page, pages, expect) => {
      await page.goto(pages.url('fields.html'));
      const answer = await askPage(page, { kind: 'capture', scope: 'selection' });
      expect(answer).toMatchObject({ scope: 'nothing', markdown: '', words: 0, editable: false, omitted: [] });
      expect(answer.pageChars).toBeGreaterThan(20);
    },
  },
];

const fieldCases: PageCase[] = [
  {
    name: 'reads a text box with its line breaks',
    run: async (page, pages, expect) => {
      await page.goto(pages.url('fields.html'));
      const answer = await fieldCapture(page, '#area', 4, 50);
      expect(answer).toMatchObject({ scope: 'selection', method: 'field', editable: true });
      expect(answer.markdown).toBe('line.\nTwo lines, with a word.\n  Indented third');
    },
  },
  {
    name: 'reads inputs with and without positions',
    run: async (page, pages, expect) => {
      await page.goto(pages.url('fields.html'));
      expect((await fieldCapture(page, '#line', 2, 13)).markdown).toBe('single line');
      expect((await fieldCapture(page, '#mail', 0, 0)).markdown).toBe('me@example.com');
      expect((await fieldCapture(page, '#fixed', 0, 6)).editable).toBe(false);
    },
  },
  {
    name: 'never reads a password, hidden or shown',
    run: async (page, pages, expect) => {
      await page.goto(pages.url('fields.html'));
      for (const field of ['#pass', '#shown']) {
        const answer = await fieldCapture(page, field, 0, 10);
        expect(JSON.stringify(answer)).not.toContain('hunter2');
        expect(answer).toMatchObject({ scope: 'nothing', editable: false, omitted: [{ reason: 'password', chars: 0 }] });
      }
    },
  },
  {
    name: 'asks an editor that draws a part of its text for all of it',
    run: async (page, pages, expect) => {
      await page.goto(pages.url('editor.html'));
      await page.evaluate(() => {
        const content = document.querySelector<HTMLElement>('#content');
        content?.focus();
        if (content) document.getSelection()?.selectAllChildren(content);
      });
      const { markdown, editable } = await askPage(page, { kind: 'capture', scope: 'selection' });
      expect(markdown.split('\n')).toHaveLength(2002);
      expect(markdown).toMatch(/^```\nline 0\n/);
      expect(editable).toBe(true);
    },
  },
  {
    name: 'reads what is marked in an editor that mirrors it in a hidden text box, or draws line numbers between its lines',
    run: async (page, pages, expect) => {
      await page.goto(pages.url('mirror.html'));
      const capture = () => askPage(page, { kind: 'capture', scope: 'selection' });
      await page.$eval('#catcher', (box) => (box as HTMLTextAreaElement).select());
      expect((await capture()).markdown).toBe('```\nfirst line\nsecond line\n```');
      await page.$eval('#catcher', (box) => (box as HTMLTextAreaElement).setSelectionRange(0, 0));
      // What stands around the caret is not known: the page's own text is not what is meant.
      const unknown = await askPage(page, { kind: 'capture', scope: 'auto', paragraph: true, place: 'here' });
      expect(unknown).toMatchObject({ scope: 'nothing', markdown: '', unmarked: true });
      await page.$eval('#lines', (content) => {
        (content as HTMLElement).focus();
        document.getSelection()?.selectAllChildren(content);
      });
      expect((await capture()).markdown).toBe('```\nthird line\nfourth line\n```');
    },
  },
  {
    name: 'counts for a glance',
    run: async (page, pages, expect) => {
      await page.goto(pages.url('fields.html'));
      await page.evaluate(() => document.getSelection()?.selectAllChildren(document.querySelector('#text') ?? document.body));
      expect(await askPage(page, { kind: 'describe' })).toMatchObject({ title: 'Fields', selectionWords: 5, editable: false });
      await fieldCapture(page, '#area', 0, 9);
      expect(await askPage(page, { kind: 'describe' })).toMatchObject({ selectionWords: 2, editable: true });
    },
  },
];

const treeCases: PageCase[] = [
  {
    name: 'reads a selection that lies in an open shadow root',
    run: async (page, pages, expect) => {
      await page.goto(pages.url('shadow.html'));
      const [from, to] = await page.evaluate(() => {
        const root = document.querySelector('#host')?.shadowRoot;
        const middle = (selector: string, side: 'left' | 'right') => {
          const box = root?.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
          return { x: side === 'left' ? box.left + 1 : box.left + 60, y: box.top + box.height / 2 };
        };
        return [middle('#one', 'left'), middle('#two', 'right')] as const;
      });
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
      const { markdown } = await askPage(page, { kind: 'capture', scope: 'selection' });
      expect(markdown).toMatch(/^First \*\*inner\*\* paragraph\.\n\nSecond/);
      expect(markdown).not.toContain('paragraph.\n\nSecond inner paragraph');
    },
  },
  {
    name: 'reads a page as it is drawn, shadow trees and slots in place',
    run: async (page, pages, expect) => {
      await page.goto(pages.url('shadow.html'));
      const { markdown } = await askPage(page, { kind: 'capture', scope: 'page' });
      expect(markdown).toBe(
        'Before the host.\n\n### Inside\n\nFirst **inner** paragraph.\n\nSecond inner paragraph.\n\nSlotted text.\n\nSlotted side.\n\nAfter the host.',
      );
    },
  },
  {
    name: 'tells the frame with the focus from the one with an old selection',
    run: async (page, pages, expect) => {
      pages.pages.set('inner.html', '<!doctype html><title>Inner</title><p id="in">Words in the frame.</p>');
      pages.pages.set(
        'outer.html',
        `<!doctype html><title>Outer</title><p id="out">Old words.</p><iframe src="${pages.url('inner.html', 'localhost')}"></iframe>`,
      );
      await page.goto(pages.url('outer.html'));
      await page.evaluate(() => document.getSelection()?.selectAllChildren(document.querySelector('#out') ?? document.body));
      const frame = await until('the frame', () => page.frames().find((each) => each.url().includes('inner')));
      const box = await (await page.waitForSelector('iframe'))?.boundingBox();
      // Until it is drawn, a frame of another site gets no click; and a busy browser may take three clicks for three single ones.
      await until('the words to be marked', async () => {
        await page.mouse.click((box?.x ?? 0) + 30, (box?.y ?? 0) + 25, { count: 3 });
        return frame.evaluate(() => document.hasFocus() && document.getSelection()?.toString().trim() === 'Words in the frame.');
      });
      const inner = await askPage(frame, { kind: 'capture', scope: 'selection' });
      expect(inner).toMatchObject({ scope: 'selection', markdown: 'Words in the frame.', focused: true });
      const outer = await askPage(page, { kind: 'capture', scope: 'selection' });
      expect(outer).toMatchObject({ markdown: 'Old words.' });
    },
  },
];

export const captureCases: readonly PageCase[] = [...pageCases, ...fieldCases, ...treeCases];
