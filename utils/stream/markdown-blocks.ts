import type { Token } from 'markdown-it';
import { certainCut, type BlockLines } from './markdown-cut';

/** Link reference definitions by label, as markdown-it keeps them in its `env`. */
export type References = Record<string, { href: string; title: string }>;

/** markdown-it's `parse`: block tokens of a text; definitions that it finds are added to `references`, the first of a label wins. */
export type ParseMarkdown = (text: string, references: References) => Token[];

/** One top-level block of an answer. A block object is never changed: the same object is the same picture. */
export interface MarkdownBlock {
  /** Offset of the block's first line in the text; stays the same from the first draw to the last. */
  readonly key: number;
  /** The block's lines, and those up to the next block. */
  readonly lines: readonly string[];
  /** Line that the tokens' `map` counts from. */
  readonly firstLine: number;
  /** Empty for a block beyond the limit, which is shown as it is. */
  readonly tokens: readonly Token[];
  /** Number of link definitions that were known when the tokens were made: the same lines may give other links with more of them. */
  readonly definitions: number;
}

export interface BlockStream {
  /** Adds text at the end. Cheap: nothing is parsed. */
  append(text: string): void;
  /** Parses what is not yet certain and gives all blocks so far; certain ones are the same objects as the last time. */
  blocks(): { readonly finished: readonly MarkdownBlock[]; readonly tail: readonly MarkdownBlock[] };
  /** The text is complete: gives all blocks, equal to those of one parse of the whole text. */
  finish(): readonly MarkdownBlock[];
}

/** Beyond this many characters (UTF-16 code units) text is shown without being parsed. */
export const MAX_RENDERED_CHARS = 200_000;

/** The line spans of the top-level blocks and where their tokens begin and end. */
function topLevel(tokens: readonly Token[]): (BlockLines & { first: number; end: number })[] {
  const spans: (BlockLines & { first: number; end: number })[] = [];
  let first = 0;
  tokens.forEach((token, index) => {
    if (token.level !== 0) return;
    if (token.nesting >= 0) first = index;
    const [from, to] = tokens[first]?.map ?? [0, 0];
    if (token.nesting <= 0) spans.push({ from, to, first, end: index + 1 });
  });
  return spans;
}

/** Length of the first `count` lines with their line ends. */
function charsOf(lines: readonly string[], count: number): number {
  let chars = 0;
  for (let index = 0; index < count; index++) chars += (lines[index]?.length ?? 0) + 1;
  return chars;
}

function parseBlocks(text: string, offset: number, parse: ParseMarkdown, references: References) {
  const lines = text.split('\n');
  const tokens = parse(text, references);
  const spans = topLevel(tokens);
  const definitions = Object.keys(references).length;
  let line = 0;
  let key = offset;
  const blocks = spans.map(({ from, first, end }, index): MarkdownBlock => {
    key += charsOf(lines.slice(line, from), from - line);
    line = from;
    const own = lines.slice(from, spans[index + 1]?.from ?? lines.length);
    return { key, lines: own, firstLine: from, tokens: tokens.slice(first, end), definitions };
  });
  return { lines, spans, blocks };
}

/**
 * Markdown that grows: blocks that are certain are parsed once and never again, only the tail is parsed at each draw, so the work of a
 * whole answer grows with its length and not with its square. One thing in CommonMark looks back from anywhere: a link definition that
 * stands below its use. While the text streams such a link shows as it was typed; `finish` puts it right.
 */
export function createBlockStream(parse: ParseMarkdown): BlockStream {
  let finished: MarkdownBlock[] = [];
  let references: References = {};
  /** Number of definitions that were known when the block was parsed; -1 if some of them were not yet certain. */
  let knownAt: number[] = [];
  let offset = 0;
  let tail = '';
  let view: ReturnType<BlockStream['blocks']> = { finished, tail: [] };
  let stale = false;
  let plain = false;

  const commit = (sure: readonly MarkdownBlock[], chars: number, seen: References) => {
    const above = tail.slice(0, chars);
    // The parse of the whole tail may have seen definitions below the cut; those above are only known from the part above alone.
    if (above.includes(']:')) parse(above, references);
    finished = finished.concat(sure);
    const known = Object.keys(references).length;
    knownAt = knownAt.concat(sure.map(() => (Object.keys(seen).length > known ? -1 : known)));
    offset += chars;
    tail = tail.slice(chars);
  };

  const drawTail = (): readonly MarkdownBlock[] => {
    if (!plain && offset + tail.length > MAX_RENDERED_CHARS) {
      const limit = tail.lastIndexOf('\n', MAX_RENDERED_CHARS - offset) + 1 || MAX_RENDERED_CHARS - offset;
      const seen = { ...references };
      commit(parseBlocks(tail.slice(0, limit), offset, parse, seen).blocks, limit, seen);
      plain = true;
    }
    if (tail === '') return [];
    if (plain) {
      const blocks = plainBlocks(tail, offset);
      const sure = blocks.slice(0, -1);
      commit(sure, (blocks.at(-1)?.key ?? offset) - offset, references);
      return blocks.slice(-1);
    }
    const seen = { ...references };
    const { lines, spans, blocks } = parseBlocks(tail, offset, parse, seen);
    const cut = certainCut(lines, spans);
    if (cut === 0) return blocks;
    const above = spans.filter(({ from }) => from < cut).length;
    commit(blocks.slice(0, above), charsOf(lines, cut), seen);
    return blocks.slice(above);
  };

  return {
    append: (text) => {
      tail += text;
      stale ||= text !== '';
    },
    blocks: () => {
      if (stale) view = { tail: drawTail(), finished };
      stale = false;
      return view;
    },
    finish: () => {
      const last = drawTail();
      if (!plain) parse(tail, references);
      const known = Object.keys(references).length;
      const resolved = finished.map((block, index) =>
        (knownAt[index] ?? 0) < known && block.lines.some((line) => line.includes('['))
          ? { ...block, tokens: parse(`${block.lines.join('\n')}\n`, { ...references }), firstLine: 0, definitions: known }
          : block,
      );
      return [...resolved, ...last];
    },
  };
}

/** Text beyond the limit in blocks of whole lines, so that what was shown once is not touched again. */
function plainBlocks(text: string, offset: number): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  const lines = text.split('\n');
  for (let line = 0, key = offset; line < lines.length; line += PLAIN_LINES) {
    const part = lines.slice(line, line + PLAIN_LINES);
    blocks.push({ key, lines: part, firstLine: 0, tokens: [], definitions: 0 });
    key += charsOf(part, part.length);
  }
  return blocks;
}

const PLAIN_LINES = 200;
