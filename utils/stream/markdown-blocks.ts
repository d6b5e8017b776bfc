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
export class MarkdownStream {
  readonly #parse: ParseMarkdown;
  readonly #references: References = {};
  #finished: MarkdownBlock[] = [];
  /** Number of definitions that were known when the block was parsed; -1 if some of them were not yet certain. */
  #knownAt: number[] = [];
  #offset = 0;
  #tail = '';
  #plain = false;
  #drawn: readonly MarkdownBlock[] = [];
  #stale = false;

  constructor(parse: ParseMarkdown) {
    this.#parse = parse;
  }

  /** Adds text at the end. Cheap: nothing is parsed. */
  append(text: string): void {
    this.#tail += text;
    this.#stale ||= text !== '';
  }

  /** Parses what is not yet certain and gives all blocks so far; certain ones are the same objects as the last time. */
  blocks(): { readonly finished: readonly MarkdownBlock[]; readonly tail: readonly MarkdownBlock[] } {
    if (this.#stale) this.#drawn = this.#drawTail();
    this.#stale = false;
    return { finished: this.#finished, tail: this.#drawn };
  }

  /** The text is complete: gives all blocks, equal to those of one parse of the whole text. */
  finish(): readonly MarkdownBlock[] {
    const last = this.#drawTail();
    if (!this.#plain) this.#parse(this.#tail, this.#references);
    const known = Object.keys(this.#references).length;
    const resolved = this.#finished.map((block, index) => {
      const late = (this.#knownAt[index] ?? 0) < known && block.lines.some((line) => line.includes('['));
      return late ? this.#reparsed(block, known) : block;
    });
    return [...resolved, ...last];
  }

  #reparsed(block: MarkdownBlock, definitions: number): MarkdownBlock {
    const tokens = this.#parse(`${block.lines.join('\n')}\n`, { ...this.#references });
    return { ...block, tokens, firstLine: 0, definitions };
  }

  /** Takes blocks for good; `seen` are the definitions that their parse found, some perhaps below them. */
  #commit(blocks: readonly MarkdownBlock[], chars: number, seen: References): void {
    const above = this.#tail.slice(0, chars);
    // Which of them stand above the cut is only known from the part above alone.
    if (above.includes(']:')) this.#parse(above, this.#references);
    const known = Object.keys(this.#references).length;
    const at = Object.keys(seen).length > known ? -1 : known;
    this.#finished = this.#finished.concat(blocks);
    this.#knownAt = this.#knownAt.concat(blocks.map(() => at));
    this.#offset += chars;
    this.#tail = this.#tail.slice(chars);
  }

  #drawTail(): readonly MarkdownBlock[] {
    if (!this.#plain && this.#offset + this.#tail.length > MAX_RENDERED_CHARS) this.#reachLimit();
    if (this.#tail === '') return [];
    if (this.#plain) return this.#drawPlain();
    const seen = { ...this.#references };
    const { lines, spans, blocks } = parseBlocks(this.#tail, this.#offset, this.#parse, seen);
    const cut = certainCut(lines, spans);
    if (cut === 0) return blocks;
    const above = spans.filter(({ from }) => from < cut).length;
    this.#commit(blocks.slice(0, above), charsOf(lines, cut), seen);
    return blocks.slice(above);
  }

  #reachLimit(): void {
    const room = MAX_RENDERED_CHARS - this.#offset;
    const limit = this.#tail.lastIndexOf('\n', room) + 1 || room;
    const seen = { ...this.#references };
    this.#commit(parseBlocks(this.#tail.slice(0, limit), this.#offset, this.#parse, seen).blocks, limit, seen);
    this.#plain = true;
  }

  #drawPlain(): readonly MarkdownBlock[] {
    const blocks = plainBlocks(this.#tail, this.#offset);
    this.#commit(blocks.slice(0, -1), (blocks.at(-1)?.key ?? this.#offset) - this.#offset, this.#references);
    return blocks.slice(-1);
  }
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
