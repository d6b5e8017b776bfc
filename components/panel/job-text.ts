import type { MarkdownBlock, MarkdownStream } from '@/utils/stream/markdown-blocks';
import type { MakeStream } from '@/utils/stream/markdown-parser';
import { levelAfter } from './markdown-tree';
import { shownLength, shownText } from '@/utils/stream/markdown-text';

/** Some blocks that stand together, so that a new block is compared with its group and not with the whole answer. */
export interface Chunk {
  readonly blocks: readonly MarkdownBlock[];
  /** Level of the last heading before the chunk, and with it. */
  readonly before: number;
  readonly after: number;
}

/** What is on the screen of an answer. Chunks that have not changed are the same objects as in the view before. */
export interface TextView {
  readonly chunks: readonly Chunk[];
  /** The text itself, as long as the Markdown parser is not here yet. */
  readonly plain: string;
  readonly live: boolean;
}

/** The text of one job: grows outside React, which only hears of it when a frame is drawn. */
export interface JobText {
  /** The text as the background has it. */
  readonly raw: () => string;
  /** Adds a piece that belongs at `at`. False if something before it is missing. */
  readonly add: (at: number, piece: string) => boolean;
  /** Takes the whole text, of which it may have a part. */
  readonly settle: (text: string, live: boolean) => void;
  /** The text as a reader may have it, without invisible control characters. */
  readonly text: () => string;
  /** Makes the view new if there is something new. */
  readonly draw: (makeStream: MakeStream | undefined) => void;
  readonly view: () => TextView;
  readonly subscribe: (listener: () => void) => () => void;
}

const CHUNK = 16;
const EMPTY: TextView = { chunks: [], plain: '', live: false };

/** The blocks in chunks; the first `kept` chunks stay as they are. */
function chunked(blocks: readonly MarkdownBlock[], chunks: readonly Chunk[], kept: number): Chunk[] {
  const next = chunks.slice(0, kept);
  for (let at = next.length * CHUNK; at < blocks.length; at += CHUNK) {
    const own = blocks.slice(at, at + CHUNK);
    const before = next.at(-1)?.after ?? 0;
    next.push({ blocks: own, before, after: own.reduce((level, { tokens }) => levelAfter(tokens, level), before) });
  }
  return next;
}

export function createJobText(): JobText {
  let raw = '';
  let live = false;
  let fed = 0;
  let stream: MarkdownStream | undefined;
  let finishedBefore = 0;
  let view = EMPTY;
  let stale = false;
  const listeners = new Set<() => void>();

  const forget = () => {
    stream = undefined;
    fed = 0;
    finishedBefore = 0;
  };
  const chunks = (makeStream: MakeStream): Chunk[] => {
    stream ??= makeStream();
    const end = live ? shownLength(raw) : raw.length;
    stream.append(shownText(raw.slice(fed, end)));
    fed = end;
    if (!live) return chunked(stream.finish(), [], 0);
    const { finished, tail } = stream.blocks();
    const next = chunked([...finished, ...tail], view.chunks, Math.floor(finishedBefore / CHUNK));
    finishedBefore = finished.length;
    return next;
  };

  return {
    raw: () => raw,
    text: () => shownText(raw),
    view: () => view,
    add: (at, piece) => {
      if (at > raw.length) return false;
      const news = piece.slice(raw.length - at);
      raw += news;
      stale ||= news !== '';
      return true;
    },
    settle: (text, nowLive) => {
      if (text === raw && nowLive === live) return;
      // A finished text that goes on (or another one) is parsed anew; a longer one that is still coming only grows.
      if (!text.startsWith(raw) || !live) forget();
      raw = text;
      live = nowLive;
      stale = true;
    },
    draw: (makeStream) => {
      const waitsForParser = view.plain !== '' && makeStream !== undefined;
      if (!stale && !waitsForParser) return;
      stale = false;
      view = makeStream ? { chunks: chunks(makeStream), plain: '', live } : { chunks: [], plain: shownText(raw), live };
      listeners.forEach((listener) => listener());
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
