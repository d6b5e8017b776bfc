import { blocksOf } from './blocks';
import { flowsOf } from './columns';
import { spellingOf } from './hyphens';
import { joinBlocks } from './joined';
import { markdownOf } from './markdown';
import { measure, pitchOf } from './measures';
import type { Block, Flow, Fragment, PdfPage, Segment } from './page';
import { runningHeads } from './running-heads';
import { taggedBlocks } from './structure';

export { PAGE_MARKS } from './markdown';
export type { Fragment, PdfPage, StructureNode } from './page';

export interface PdfText {
  /** In reading order, with `[p. n]` where a page begins. */
  readonly markdown: string;
  /** Characters of running heads, feet and page numbers, which are left out. */
  readonly runningChars: number;
}

/** A page without what runs along its edges. */
interface CleanPage {
  readonly fragments: readonly Fragment[];
  readonly segments: readonly Segment[];
  readonly flows: readonly Flow[];
}

const lies = ({ x0, x1, y }: Fragment, segment: Segment) =>
  Math.abs(segment.y - y) < segment.size && x0 >= segment.x0 - 0.5 && x1 <= segment.x1 + 0.5;

function cleanPage(fragments: readonly Fragment[], segments: readonly Segment[], heads: ReadonlySet<Segment>): CleanPage {
  const own = segments.filter((segment) => !heads.has(segment));
  const dropped = segments.filter((segment) => heads.has(segment));
  const kept = fragments.filter((fragment) => !dropped.some((head) => lies(fragment, head)));
  return { fragments: kept, segments: own, flows: flowsOf(own) };
}

/**
 * The text of a PDF in reading order: by the structure tree of pages that have one, else by columns, paragraphs and notes as they are drawn.
 * @param pages all pages in their order
 * @param breathe waited for after each page, so that whoever runs this can do something else too
 */
export async function textOfPages(pages: readonly PdfPage[], breathe: () => Promise<void> | undefined): Promise<PdfText> {
  const heads = runningHeads(pages);
  const clean: CleanPage[] = [];
  for (const { fragments, segments } of pages) {
    clean.push(cleanPage(fragments, segments, heads));
    await breathe();
  }
  const measures = measure(clean.flatMap(({ flows }) => flows));
  const flows = clean.flatMap((page, at): (readonly Block[])[] => {
    const tagged = taggedBlocks(page.fragments, pages[at]?.tree, at + 1);
    if (tagged) return [tagged];
    return page.flows.map((flow) => blocksOf(flow, pitchOf([flow], measures.size) || measures.pitch, measures, at + 1));
  });
  const spelling = spellingOf(clean.flatMap((page) => page.flows.flatMap(({ lines }) => lines.map(({ text }) => text))));
  return {
    markdown: markdownOf(joinBlocks(flows), spelling),
    runningChars: [...heads].reduce((sum, { text }) => sum + text.length, 0),
  };
}
