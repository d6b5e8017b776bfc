import { blocksOf } from './blocks';
import { flowsOf } from './columns';
import { spellingOf } from './hyphens';
import { joinBlocks } from './joined';
import { markdownOf } from './markdown';
import { measure, pitchOf } from './measures';
import type { Block, Flow, Fragment, PdfPage, Segment } from './page';
import { edgesOf, headsOf, NEIGHBOURS, type Edges } from './running-heads';
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
 * Pages are given one after the other; most of the work on one is done as soon as those after it are known, while others are still fetched.
 */
export class TextReader {
  readonly #total: number;
  readonly #pages: PdfPage[] = [];
  readonly #edges: Edges[] = [];
  readonly #clean: CleanPage[] = [];
  #runningChars = 0;

  /** @param total pages of the document */
  constructor(total: number) {
    this.#total = total;
  }

  add(page: PdfPage): void {
    this.#pages.push(page);
    this.#edges.push(edgesOf(page.segments, page.height));
    if (this.#pages.length > this.#clean.length + NEIGHBOURS) this.#cleanNext();
  }

  #cleanNext(): void {
    const at = this.#clean.length;
    const { fragments, segments } = this.#pages[at] ?? { fragments: [], segments: [] };
    const heads = headsOf(this.#edges, at, this.#total);
    for (const { text } of heads) this.#runningChars += text.length;
    this.#clean.push(cleanPage(fragments, segments, heads));
  }

  /** @param breathe waited for after each page, so that whoever runs this can do something else too */
  async finish(breathe: () => Promise<void> | undefined): Promise<PdfText> {
    while (this.#clean.length < this.#pages.length) {
      this.#cleanNext();
      await breathe();
    }
    const measures = measure(this.#clean.flatMap(({ flows }) => flows));
    const columns: (readonly Block[])[] = [];
    for (const [at, page] of this.#clean.entries()) {
      const tagged = taggedBlocks(page.fragments, this.#pages[at]?.tree, at + 1);
      if (tagged) columns.push(tagged);
      else columns.push(...page.flows.map((flow) => blocksOf(flow, pitchOf([flow], measures.size) || measures.pitch, measures, at + 1)));
      await breathe();
    }
    const spelling = spellingOf(this.#clean.flatMap((page) => page.flows.flatMap(({ lines }) => lines.map(({ text }) => text))));
    return { markdown: markdownOf(joinBlocks(columns), spelling), runningChars: this.#runningChars };
  }
}
