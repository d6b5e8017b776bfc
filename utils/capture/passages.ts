import type { Passage } from '@/utils/schema/source';
import type { Block } from './block';
import { printBlocks } from './markdown';

/** What lies beyond can still be found by its words. */
const MOST = 5_000;

/** A text with the places of its blocks. */
export interface Printed {
  markdown: string;
  passages: Passage[];
}

/** Markdown of a page's blocks, and where each of them stands in it; `anchors`: an id for each block, or an empty text. */
export function printPassages(blocks: readonly Block[], anchors: readonly string[]): Printed {
  const passages: Passage[] = [];
  const markdown = printBlocks(blocks, '\n\n', (block, at, end) => {
    const anchor = anchors[block];
    if (passages.length < MOST) passages.push(anchor ? { at, end, anchor } : { at, end });
  });
  return { markdown, passages };
}

/** The text up to `end`, with the passages that are left. */
export function cutAt({ markdown, passages }: Printed, end: number): Printed {
  const left = passages.filter(({ at }) => at < end).map((passage) => ({ ...passage, end: Math.min(passage.end, end) }));
  return { markdown: markdown.slice(0, end), passages: left };
}
