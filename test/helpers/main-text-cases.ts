import type { PageCase } from './capture-cases';
import { askPage } from './page-script';

const RESULTS = [
  [
    'Old bridge to close',
    'The council voted to close the bridge for eight months while its cables are replaced, which many had feared for years.',
  ],
  [
    'Ferry timetable',
    'A free ferry runs every fifteen minutes between six in the morning and midnight until the bridge is open to traffic again.',
  ],
  [
    'Rust in the cables',
    'Inspections found rust in more than a third of the strands that carry the deck, and the load had to be cut by half at once.',
  ],
  [
    'What the work costs',
    'The cost is put at 46 million, of which the region pays half; the rest comes from a fund set up after the flood.',
  ],
] as const;

/** What belongs to a text without looking like one: heads of tables, single lines of code, formulas, headings that are links. */
export const mainTextCases: readonly PageCase[] = [
  {
    name: 'keeps the headings, tables, code and formulas between the paragraphs of a main text',
    run: async (page, pages, expect) => {
      await page.goto(pages.url('weather-vane.html'));
      const { markdown, scope } = await askPage(page, { kind: 'capture', scope: 'main' });
      expect(scope).toBe('main');
      for (const part of [
        '## Before you begin',
        '```\nvane find\n```',
        '| Name | Value |',
        '| damping | 0.4 |',
        '$$\nt=\\frac{l^2}{v}\n$$',
      ])
        expect(markdown).toContain(part);
      expect(markdown).not.toMatch(/Rain gauges|You may also like|Imprint|# Weather vanes/);
    },
  },
  {
    name: 'keeps the heading of a text whose page has another title',
    run: async (page, pages, expect) => {
      const text = RESULTS.map(([, line]) => `<p>${line} ${line}</p>`).join('');
      const article = `<nav><a href="/">All</a></nav><main><article><h1>The bridge at Orsa closes</h1>${text}</article></main>`;
      for (const [title, kept] of [
        ['Example Post', true],
        ['The bridge at Orsa closes – Example Post', false],
      ] as const) {
        pages.pages.set('headline.html', `<!doctype html><title>${title}</title>${article}`);
        await page.goto(pages.url('headline.html'));
        const { markdown } = await askPage(page, { kind: 'capture', scope: 'main' });
        expect(markdown).toContain(RESULTS[0][1]);
        expect(markdown.includes('# The bridge at Orsa closes')).toBe(kept);
      }
    },
  },
  {
    name: 'keeps the titles of what was found over its descriptions',
    run: async (page, pages, expect) => {
      const found = RESULTS.map(
        ([title, text], at) =>
          `<div class="hit"><a href="/${at}"><h3>${title}</h3><cite>example.com › ${at}</cite></a><div class="text">${text}</div></div>`,
      );
      pages.pages.set('results.html', `<!doctype html><title>Search</title><nav><a href="/">All</a></nav><main>${found.join('')}</main>`);
      await page.goto(pages.url('results.html'));
      const { markdown } = await askPage(page, { kind: 'capture', scope: 'main' });
      for (const [title, text] of RESULTS) {
        expect(markdown).toContain(`### ${title}`);
        expect(markdown).toContain(text);
      }
    },
  },
  {
    name: 'knows the subject of a thread by the title of the page, and leaves out the links that each post has',
    run: async (page, pages, expect) => {
      await page.goto(pages.url('board.html'));
      const { markdown, isThread } = await askPage(page, { kind: 'capture', scope: 'main' });
      expect(isThread).toBe(true);
      for (const words of [
        'I built a sundial that tells summer time',
        'mira',
        'second scale',
        'otto',
        'into a notch',
        'jun',
        'Brass or slate',
      ])
        expect(markdown).toContain(words);
      expect(markdown).not.toMatch(/reply|The Bench/);
    },
  },
];
