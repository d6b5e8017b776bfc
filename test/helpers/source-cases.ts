import type { Page } from 'puppeteer-core';
import type { PageCase } from './capture-cases';
import { askPage } from './page-script';

const words = (at: number) =>
  `Paragraph ${at} tells of the harbour, where boats came in, and of the people who waited, for hours, in the rain.`;

const manual = `<!doctype html><html lang="en"><title>Manual</title><body style="margin: 0">
  <nav><h2>Menu</h2><a href="/">Home</a></nav>
  <main><h1>The pump</h1><p>${words(0)} ${words(1)}</p><p>${words(2)} ${words(3)}</p>
    <h2 id="care">Care</h2><p>${words(4)} ${words(5)}</p>
    <h3>Winter <span style="opacity: 0">SECRET</span></h3>
    <div style="height: 3000px"></div>
    <p id="frost">Empty the tank first. Then open <b id="valve">the valve</b> by hand, and leave it open. Wait.</p>
    <ol id="steps"><li>Close the tap</li><li>Drain the hose</li></ol>
    <h2>Parts</h2><p>${words(6)} ${words(7)}</p><p class="promo">Order one today, in our shop, for a very good price, before it is too late.</p></main>
  <p style="display: none">SECRET words that nobody sees, and a few more of them.</p>
</body></html>`;

const seen = (page: Page, selector: string) =>
  page.$eval(selector, (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  });

const passageCases: PageCase[] = [
  {
    name: 'knows what a few marked words stand under and in, and nothing hidden of it',
    run: async (page, pages, expect) => {
      pages.pages.set('manual.html', manual);
      await page.goto(pages.url('manual.html'));
      await page.evaluate(() => document.getSelection()?.selectAllChildren(document.querySelector('#valve') ?? document.body));
      const { around, markdown } = await askPage(page, { kind: 'capture', scope: 'selection' });
      expect(markdown).toContain('the valve');
      expect(around).toEqual({
        headings: ['The pump', 'Care', 'Winter'],
        sentence: 'Then open the valve by hand, and leave it open.',
      });
      await page.goto(pages.url('fields.html'));
      await page.$eval('#area', (element) => {
        (element as HTMLTextAreaElement).focus();
        (element as HTMLTextAreaElement).setSelectionRange(10, 13);
      });
      const field = await askPage(page, { kind: 'capture', scope: 'selection' });
      expect(field).toMatchObject({ markdown: 'Two', around: { headings: [], sentence: 'Two lines, with a word.' } });
    },
  },
  {
    name: 'finds each passage of its text in the page again',
    run: async (page, pages, expect) => {
      pages.pages.set('manual.html', manual);
      await page.goto(pages.url('manual.html'));
      const { markdown, passages = [] } = await askPage(page, { kind: 'capture', scope: 'page' });
      const texts = passages.map(({ at, end }) => markdown.slice(at, end));
      expect(texts.join('\n\n')).toBe(markdown);
      expect(passages[texts.indexOf('## Care')]?.anchor).toBe('care');
      const steps = passages[texts.findIndex((text) => text.includes('Drain the hose'))];
      expect(steps?.anchor).toBe('steps');
      expect(await seen(page, '#steps')).toBe(false);
      const text = markdown.slice(steps?.at, steps?.end);
      expect(await askPage(page, { kind: 'show', text, anchor: steps?.anchor })).toEqual({ kind: 'show', shown: true });
      await page.waitForFunction(() => (document.querySelector('#steps')?.getBoundingClientRect().bottom ?? 9_999) <= window.innerHeight);
      await page.evaluate(() => window.scrollTo(0, 0));
      expect(await askPage(page, { kind: 'show', text: '**Empty the tank** first.' })).toEqual({ kind: 'show', shown: true });
      await page.waitForFunction(() => (document.querySelector('#frost')?.getBoundingClientRect().bottom ?? 9_999) <= window.innerHeight);
      expect(await askPage(page, { kind: 'show', text: 'Words that are nowhere' })).toEqual({ kind: 'show', shown: false });
    },
  },
  {
    name: 'shows pieces of what it left out, and counts what it took',
    run: async (page, pages, expect) => {
      pages.pages.set('manual.html', manual);
      await page.goto(pages.url('manual.html'));
      const { leftOut, takenChars, pageChars, omitted, markdown } = await askPage(page, { kind: 'capture', scope: 'page' });
      expect(leftOut?.map(({ reason, text }) => `${reason}: ${text}`).join('\n')).toMatch(/^hidden: SECRET\nSECRET words that nobody sees/);
      expect(markdown).not.toContain('SECRET');
      expect(takenChars).toBe(pageChars);
      expect(omitted).toHaveLength(1);
    },
  },
  {
    name: 'reads the main text of a page that is not shown yet',
    run: async (page, pages, expect) => {
      const text = Array.from({ length: 30 }, (_, at) => `<p>${words(at)}</p>`).join('');
      pages.pages.set('veil.html', `<!doctype html><html style="opacity: 0"><title>Veil</title><main><h1>Behind</h1>${text}</main></html>`);
      await page.goto(pages.url('veil.html'));
      const answer = await askPage(page, { kind: 'capture', scope: 'main' });
      expect(answer.markdown).toContain('Paragraph 11 tells');
    },
  },
  {
    name: 'follows the rules for a site: keeps what they keep, drops what they drop',
    run: async (page, pages, expect) => {
      pages.pages.set('manual.html', manual);
      await page.goto(pages.url('manual.html'));
      const drop = { host: '127.0.0.1', keep: '', drop: '.promo' };
      const dropped = await askPage(page, { kind: 'capture', scope: 'main', rules: [drop] });
      expect(dropped.markdown).toContain('Paragraph 6');
      expect(dropped.markdown).not.toContain('Order one');
      expect(dropped.omitted.map(({ reason }) => reason)).toContain('rule');
      const keep = { host: '127.0.0.1', keep: '#frost, #steps', drop: '#valve' };
      const kept = await askPage(page, { kind: 'capture', scope: 'auto', rules: [keep] });
      expect(kept).toMatchObject({
        scope: 'main',
        markdown: 'Empty the tank first. Then open by hand, and leave it open. Wait.\n\n1. Close the tap\n2. Drain the hose',
      });
      const other = await askPage(page, {
        kind: 'capture',
        scope: 'main',
        rules: [
          { ...keep, host: '1' },
          { ...drop, drop: 'p[' },
        ],
      });
      expect(other.markdown).toContain('Order one');
      // As seen means as seen.
      const all = await askPage(page, { kind: 'capture', scope: 'page', rules: [drop] });
      expect(all.markdown).toContain('Order one');
    },
  },
];

const row = (time: string, text: string) => `<transcript-row><div class="t">${time}</div><div class="s">${text}</div></transcript-row>`;

const recordingCases: PageCase[] = [
  {
    name: 'takes an open transcript with its times',
    run: async (page, pages, expect) => {
      const rows = [
        ['0:00', 'Welcome to the harbour.'],
        ['0:09', 'Boats come in at dawn.'],
        ['0:31', 'Then the ice is broken.'],
        ['1:02:05', 'That was all.'],
      ];
      pages.pages.set(
        'talk.html',
        `<!doctype html><title>Talk</title><h1>A talk</h1><p>${words(1)}</p><div class="transcript-panel">${rows.map(([time = '', text = '']) => row(time, text)).join('')}</div>`,
      );
      await page.goto(pages.url('talk.html'));
      const { markdown } = await askPage(page, { kind: 'capture', scope: 'main' });
      const talk =
        '## Transcript\n\n[0:00] Welcome to the harbour. Boats come in at dawn.\n\n[0:31] Then the ice is broken.\n\n[1:02:05] That was all.';
      expect(markdown.endsWith(talk)).toBe(true);
      expect(markdown.match(/Boats come in/g)).toHaveLength(1);
      expect(markdown).toContain('Paragraph 1');
    },
  },
  {
    name: 'takes captions that are loaded, and fetches none',
    run: async (page, pages, expect) => {
      pages.pages.set('video.html', `<!doctype html><title>Video</title><h1>A film</h1><video></video>`);
      await page.goto(pages.url('video.html'));
      expect((await askPage(page, { kind: 'capture', scope: 'main' })).markdown).toBe('# A film');
      await page.$eval('video', (video) => {
        const track = video.addTextTrack('captions', 'English', 'en');
        track.mode = 'hidden';
        track.addCue(new VTTCue(0, 2, '<v Ann>We left &amp; sailed'));
        track.addCue(new VTTCue(2, 4, '<v Ann>We left &amp; sailed <i>north</i>.'));
        track.addCue(new VTTCue(64, 70, 'It was cold.'));
      });
      const { markdown, pageChars, takenChars } = await askPage(page, { kind: 'capture', scope: 'page' });
      expect(markdown).toBe('# A film\n\n## Transcript\n\n[0:00] Ann: We left & sailed north.\n\n[1:04] It was cold.');
      expect(takenChars).toBe(pageChars);
    },
  },
];

const treeCases: PageCase[] = [
  {
    name: 'reads a closed shadow root that the browser opens, also its selection and its password',
    run: async (page, pages, expect) => {
      pages.pages.set('closed.html', '<!doctype html><title>Closed</title><p>Before.</p><x-card></x-card><p>After.</p>');
      await page.goto(pages.url('closed.html'));
      await page.evaluate(() => {
        const roots = new Map<Element, ShadowRoot>();
        const host = document.querySelector('x-card') ?? document.body;
        const root = host.attachShadow({ mode: 'closed' });
        roots.set(host, root);
        globalThis.postilShadowRoot = (element) => roots.get(element);
        root.innerHTML = '<p id="in">Inner words here.</p><input type="password" value="hunter2">';
      });
      expect((await askPage(page, { kind: 'capture', scope: 'page' })).markdown).toBe('Before.\n\nInner words here.\n\nAfter.');
      await page.evaluate(() => {
        const field = globalThis.postilShadowRoot?.(document.querySelector('x-card') ?? document.body)?.querySelector('input');
        field?.focus();
        field?.select();
      });
      const secret = await askPage(page, { kind: 'capture', scope: 'selection' });
      expect(secret).toMatchObject({ scope: 'nothing', omitted: [{ reason: 'password', chars: 0 }] });
    },
  },
  {
    name: 'knows nodes that were made in another frame',
    run: async (page, pages, expect) => {
      pages.pages.set('moved.html', '<!doctype html><title>Moved</title><p>Here.</p><iframe></iframe>');
      await page.goto(pages.url('moved.html'));
      await page.evaluate(() => {
        const other = document.querySelector('iframe')?.contentDocument;
        if (!other) throw new Error('No frame');
        other.body.innerHTML =
          '<section><h2>There</h2><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table><input id="pass" type="password" value="hunter2"></section>';
        const section = other.querySelector('section');
        if (section) document.body.append(document.adoptNode(section));
      });
      const { markdown } = await askPage(page, { kind: 'capture', scope: 'page' });
      expect(markdown).toBe('Here.\n\n## There\n\n| A | B |\n| - | - |\n| 1 | 2 |');
      await page.$eval('#pass', (element) => {
        (element as HTMLInputElement).focus();
        (element as HTMLInputElement).select();
      });
      const answer = await askPage(page, { kind: 'capture', scope: 'selection' });
      expect(JSON.stringify(answer)).not.toContain('hunter2');
      expect(answer.omitted).toEqual([{ reason: 'password', chars: 0 }]);
    },
  },
];

export const sourceCases: readonly PageCase[] = [...passageCases, ...recordingCases, ...treeCases];
