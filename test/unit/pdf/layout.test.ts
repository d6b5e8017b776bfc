import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextReader, type Fragment, type PdfPage } from '@/utils/pdf';
import { joinLines, spellingOf } from '@/utils/pdf/hyphens';
import { segmentsOf } from '@/utils/pdf/segments';

const SIZE = 10;

/** A piece of text of which each letter is half as wide as high. */
const piece = (text: string, x0: number, y: number, more: Partial<Fragment> = {}): Fragment => ({
  text,
  x0,
  x1: x0 + text.length * 0.5 * (more.size ?? SIZE),
  y,
  size: SIZE,
  font: 'text',
  mono: false,
  against: false,
  spaced: false,
  content: '',
  ...more,
});

const page = (...fragments: Fragment[]): PdfPage => ({ width: 600, height: 800, fragments, segments: segmentsOf(fragments) });
const readAll = (pages: readonly PdfPage[]) => {
  const reader = new TextReader(pages.length);
  for (const known of pages) reader.add(known);
  return reader.finish(() => undefined);
};
const read = async (...pages: PdfPage[]) => (await readAll(pages)).markdown;
const lines = (texts: readonly string[], x: number, top: number, more: Partial<Fragment> = {}) =>
  texts.map((text, at) => piece(text, x, top + at * 12, more));

describe('words divided at the end of a line', () => {
  const spelling = spellingOf(['a well-known harbour']);
  test.each([
    ['the commu-', 'nity of', 'the community of'],
    ['a well-', 'known one', 'a well-known one'],
    ['of Navier-', 'Stokes', 'of Navier-Stokes'],
    ['from 1990-', '1995', 'from 1990-1995'],
    ['soft\u00AD', 'ware', 'software'],
    ['das Wasser', 'steigt', 'das Wasser steigt'],
    ['日本', '語', '日本語'],
  ])('%s | %s', (first, second, joined) => expect(joinLines(first, second, spelling)).toBe(joined));
});

describe('lines of a column', () => {
  test('the order in which a file draws its pieces does not matter', async () => {
    const fragments = [
      ...lines(
        ['The left column begins with these words', 'and goes on with some more of its own', 'until it comes to its end down here'],
        50,
        100,
      ),
      ...lines(
        ['here, where the right column takes it up', 'and leads it on through further lines to', 'the very end of the text of this page.'],
        320,
        100,
      ),
    ];
    const whole = await read(page(...fragments));
    expect(whole.indexOf('down here here, where')).toBeGreaterThan(0);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(fragments, { minLength: fragments.length }), async (shuffled) => {
        expect(await read(page(...shuffled))).toBe(whole);
      }),
      { numRuns: 20 },
    );
  });

  test('no letter is lost, wherever the pieces stand', async () => {
    const anywhere = fc.record({
      text: fc.stringMatching(/^[a-z]{1,12}$/),
      x: fc.integer({ min: 10, max: 540 }),
      y: fc.integer({ min: 120, max: 680 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(anywhere, { maxLength: 40, selector: ({ text }) => text }), async (pieces) => {
        const text = await read(page(...pieces.map(({ text: own, x, y }) => piece(own, x, y))));
        const letters = (some: string) =>
          Array.from(some.replace(/\[p\. 1\]|[^a-z]/g, ''))
            .sort()
            .join('');
        expect(letters(text)).toBe(letters(pieces.map((known) => known.text).join('')));
      }),
    );
  });

  test('bold letters made by drawing them twice are read once', async () => {
    expect(await read(page(piece('Harbour', 50, 100), piece('Harbour', 50.4, 100)))).toContain('Harbour');
    expect((await read(page(piece('Harbour', 50, 100), piece('Harbour', 50.4, 100)))).match(/Harbour/g)).toHaveLength(1);
  });

  test('a raised figure is a reference where the page has such a note, else a power', async () => {
    const body = lines(
      ['The ferry sails in every winter and', 'takes passengers for a small fee that', 'has not been raised for many a year'],
      50,
      100,
    );
    const raised = piece('1', body[0] ? body[0].x1 : 0, 96, { size: 6 });
    const power = piece('2', body[1] ? body[1].x1 : 0, 108, { size: 6 });
    const note = lines(['1 Since the year of the great frost, as the', 'archive of the company has it in full.'], 50, 700, { size: 8 });
    const text = await read(page(...body, raised, power, ...note));
    expect(text).toContain('winter and[^1] takes');
    expect(text).toContain('fee that^2 has');
    expect(text).toContain('[^1]: Since the year of the great frost, as the archive of the company has it in full.');
  });

  test('a line of a table of contents is a line of its own', async () => {
    const text = await read(page(...lines(['1 Introduction . . . . . . . . . . . 1', '2 Method . . . . . . . . . . . . . . 12'], 50, 200)));
    expect(text).toContain('1 Introduction … 1\n\n2 Method … 12');
  });

  test('right to left: pieces of a line are put in their order', async () => {
    const rtl = { against: true };
    expect(await read(page(piece('שלום', 113, 200, rtl), piece('עולם', 90, 200, rtl)))).toContain('שלום עולם');
  });
});

describe('what runs along the edges', () => {
  const bodyOf = (at: number) =>
    lines([`Words of page ${at} that nobody has written`, `on another one, and number ${at * 37} as well.`], 50, 200);
  const withHead = (at: number, head: string) =>
    page(piece(head, 50, 40, { size: 8 }), ...bodyOf(at), piece(String(at + 10), 290, 780, { size: 8 }));

  test('heads and page numbers are left out, and counted', async () => {
    const pages = [1, 2, 3, 4].map((at) => withHead(at, 'Annals of the Sound'));
    const { markdown, runningChars } = await readAll(pages);
    expect(markdown).not.toMatch(/Annals|\b1[1-4]\b/);
    expect(runningChars).toBe(4 * ('Annals of the Sound'.length + 2));
  });

  test('the first line of the text stays, though it stands at the same place on every page', async () => {
    const pages = [1, 2, 3, 4].map((at) =>
      page(...lines([`Beginning of page ${'abcd'[at - 1] ?? ''} in words`, 'that go on in this line'], 50, 60)),
    );
    expect((await read(...pages)).match(/Beginning of page/g)).toHaveLength(4);
  });
});

describe('pages', () => {
  test('a paragraph goes on over the page, with the mark of the page before the word that it divides', async () => {
    const first = page(...lines(['The ferry goes over the sound in winter', 'as well as in summer, though the passen-'], 50, 740));
    const second = page(...lines(['gers are few when the ice is on the water', 'and the wind is from the north-east.'], 50, 100));
    expect(await read(first, second)).toBe(
      '[p. 1]\n\nThe ferry goes over the sound in winter as well as in summer, though the [p. 2] passengers are few when the ice is on the water and the wind is from the north-east.',
    );
  });
});
