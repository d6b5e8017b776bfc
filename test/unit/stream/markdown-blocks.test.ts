import * as fc from 'fast-check';
import MarkdownIt, { type Token } from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { MarkdownStream, MAX_RENDERED_CHARS, type MarkdownBlock, type ParseMarkdown } from '@/utils/stream/markdown-blocks';

const md = new MarkdownIt({ html: false, linkify: false });
const parse: ParseMarkdown = (text, references) => md.parse(text, { references });

/** What a reader gets to see of tokens: their kinds, their text and their attributes, without positions. */
const picture = (tokens: readonly Token[]): unknown =>
  tokens.map((token) => [token.type, token.tag, token.content, token.info, token.hidden, token.attrs, picture(token.children ?? [])]);
const pictureOf = (blocks: readonly MarkdownBlock[]) => picture(blocks.flatMap((block) => block.tokens));
const oneShot = (text: string) => picture(parse(text, {}));

const streamed = (chunks: readonly string[]) => {
  const stream = new MarkdownStream(parse);
  const committed: MarkdownBlock[] = [];
  for (const chunk of chunks) {
    stream.append(chunk);
    stream
      .blocks()
      .finished.slice(committed.length)
      .forEach((block) => committed.push(block));
  }
  return { blocks: stream.finish(), committed, offsets: stream.blocks() };
};

/** Pieces that decide where blocks begin and end; joined at random they hit the places where a line can still turn into something else. */
const piece = fc.constantFrom(
  ...[
    '\n',
    '\n\n',
    '\n\n\n',
    ' ',
    '  ',
    '    ',
    '\t',
    '- ',
    '-',
    '--',
    '---',
    '* ',
    '**',
    '***',
    '+ ',
    '1. ',
    '1',
    '12) ',
    '> ',
    '#',
    '# ',
    '## ',
    '=',
    '===',
  ],
  ...[
    '```',
    '```\n',
    '~~~',
    '| a | b |\n',
    '|---|---|',
    '|---|---|\n',
    '| - ',
    '[a]: /u',
    '[a]: /u\n',
    '[a]: /u "t',
    'e"',
    '"',
    '[a]',
    '[x][a]',
    '![i](/p)',
  ],
  ...['word', 'two words', '`', '`c`', '_', '\\', '<b>', '&amp;', 'http://x.y', '2024 was', 'é', '😀'],
);
const text = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));
const chunked = text.chain((whole) =>
  fc.array(fc.nat(whole.length), { maxLength: 60 }).map((cuts) => {
    const at = [0, ...cuts.sort((a, b) => a - b), whole.length];
    return { whole, chunks: at.slice(1).map((end, index) => whole.slice(at[index], end)) };
  }),
);

describe('a growing Markdown text', () => {
  test('is at its end what one parse of the whole gives, however it was cut', () => {
    fc.assert(
      fc.property(chunked, ({ whole, chunks }) => {
        expect(pictureOf(streamed(chunks).blocks)).toEqual(oneShot(whole));
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['a number that becomes the next item', ['1. a\n\n2', '. b']],
    ['a title that goes on after its definition', ['# h\n[a]: /u\n"t\nb\n', 'c"\n\n[a]']],
    ['a definition that turns out to be none', ['See [a].\n\n> [a]: /', 'u "t']],
    ['a heading that becomes a word', ['a\n#', 'tag']],
    ['a rule that becomes words', ['- a\n\n---', 'x']],
    ['a closing fence that is none', ['```\ncode\n```', 'x\nmore\n```\n']],
    ['a table that begins in a paragraph', ['text\n| a |\n', '|---|\n']],
  ])('holds for %s', (_, chunks) => {
    expect(pictureOf(streamed(chunks).blocks)).toEqual(oneShot(chunks.join('')));
  });

  test('never changes a finished block, but for links whose definition came later', () => {
    fc.assert(
      fc.property(chunked, ({ whole, chunks }) => {
        fc.pre(!whole.includes(']:'));
        const { blocks, committed } = streamed(chunks);
        committed.forEach((block, index) => expect(blocks[index]).toBe(block));
      }),
      { numRuns: 500 },
    );
  });

  test('gives each block the offset of its first line as its key', () => {
    fc.assert(
      fc.property(chunked, ({ whole, chunks }) => {
        for (const { key, lines } of streamed(chunks).blocks) expect(whole.slice(key).startsWith(lines.join('\n'))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('is parsed in linear work: finished blocks are not parsed again', () => {
    let parsed = 0;
    const stream = new MarkdownStream((part, references) => {
      parsed += part.length;
      return parse(part, references);
    });
    const paragraph = 'Some words that make a paragraph of a usual length, again and again.\n\n';
    for (let index = 0; index < 300; index++) {
      stream.append(paragraph);
      stream.blocks();
    }
    expect(parsed).toBeLessThan(4 * 300 * paragraph.length);
  });

  test('commits the block above while a long paragraph is still being written', () => {
    const stream = new MarkdownStream(parse);
    stream.append('- one\n- two\n\nThe paragraph that follows');
    expect(stream.blocks().finished).toHaveLength(1);
  });

  test('resolves a link whose definition stands below it at the end, and one above at once', () => {
    const { blocks } = streamed(['See [the source].\n\nMore.\n\n', 'And more.\n\n[the source]: https://example.org\n\nEnd [the source].']);
    const links = blocks.flatMap((block) => block.tokens).flatMap((token) => token.children ?? []);
    expect(links.filter(({ type }) => type === 'link_open')).toHaveLength(2);
  });

  test('shows what lies beyond the limit as it is, without loss', () => {
    const whole = 'A paragraph with **bold** words.\n\n'.repeat(Math.ceil((MAX_RENDERED_CHARS * 1.2) / 34));
    const chunks = whole.match(/[^]{1,5000}/g) ?? [];
    const { blocks } = streamed(chunks);
    const plain = blocks.filter((block) => block.tokens.length === 0);
    const first = plain[0]?.key ?? 0;
    expect(first).toBeGreaterThan(MAX_RENDERED_CHARS - 100);
    expect(plain.map((block) => block.lines.join('\n')).join('\n')).toBe(whole.slice(first));
  });
});
