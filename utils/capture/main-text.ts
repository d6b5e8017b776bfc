import { articleNodes } from './article';
import type { Block } from './block';
import { drawnLength } from './clean-text';
import { everything, KeptExtent } from './extent';
import { MarkdownBuilder } from './markdown-builder';
import { PageCopy } from './page-copy';
import { Tally } from './tally';
import { walk } from './walk';

/** A page, or its main text. */
export interface PageText {
  scope: 'main' | 'page';
  blocks: Block[];
  tally: Tally;
}

/** Time for the walk over the main text, whose elements were all seen before, in milliseconds. */
const ARTICLE_MS = 150;
/** Less than this is a stray find, not the text of a page, unless it is most of what the page shows. */
const SHORTEST = 250;
/** A part of the page below which a find of ordinary length is taken for one post of many, or a notice. */
const SMALLEST_SHARE = 0.12;
/** Long enough to be an article however much stands around it. */
const SURELY_LONG = 1_500;

/** With more than this part of its text in links it is a list of what can be read elsewhere. */
const LINKED = 0.45;

function linkedShare(nodes: ReadonlySet<Node>): number {
  let all = 0;
  let linked = 0;
  for (const node of nodes) {
    if (!(node instanceof Text)) continue;
    const chars = drawnLength(node.data);
    all += chars;
    if (node.parentElement?.closest('a')) linked += chars;
  }
  return all === 0 ? 0 : linked / all;
}

function isMainText(kept: number, seen: number): boolean {
  if (kept < SHORTEST) return kept > seen / 2;
  return kept >= SURELY_LONG || kept >= seen * SMALLEST_SHARE;
}

const pageRoot = () => document.body ?? document.documentElement;

/** All visible text of the page by its blocks. */
export function wholePage(most: number, deadline: number): PageText {
  const tally = new Tally();
  const builder = new MarkdownBuilder(most);
  walk(pageRoot(), { extent: everything, visitor: builder, tally, deadline });
  return { scope: 'page', blocks: builder.finish(), tally };
}

/** The main text, if the page has one; else the whole page. `deadline` is that of the walk over the page. */
export function mainText(most: number, deadline: number): PageText {
  const tally = new Tally();
  const builder = new MarkdownBuilder(most);
  const copy = new PageCopy(builder);
  walk(pageRoot(), { extent: everything, visitor: copy, tally, deadline });
  const page: PageText = { scope: 'page', blocks: builder.finish(), tally };
  if (tally.unreached > 0) return page;
  const kept = articleNodes(copy);
  const article = new MarkdownBuilder(most);
  const keptTally = new Tally();
  walk(pageRoot(), {
    extent: new KeptExtent(kept),
    visitor: article,
    tally: keptTally,
    trusted: true,
    deadline: performance.now() + ARTICLE_MS,
  });
  if (!isMainText(keptTally.seen, tally.seen) || linkedShare(kept) > LINKED) return page;
  if (keptTally.unreached > 0) tally.omit('time', keptTally.unreached);
  tally.omit('boilerplate', Math.max(0, tally.seen - keptTally.seen - keptTally.unreached));
  return { scope: 'main', blocks: article.finish(), tally };
}

/** Visible characters of the page. */
export function visibleChars(deadline: number): number {
  const tally = new Tally();
  const visitor = { enter: () => true, leave: () => undefined, text: () => true };
  walk(pageRoot(), { extent: everything, visitor, tally, deadline });
  return tally.seen + tally.unreached;
}
