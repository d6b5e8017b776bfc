import type { SiteRule } from '@/utils/schema/site-rule';
import { articleVote } from './article';
import type { Block } from './block';
import { PageView } from './block-features';
import { drawnLength } from './clean-text';
import { everything, KeptExtent, leavesOf, WithoutExtent, type Extent } from './extent';
import type { Look } from './look';
import { MarkdownBuilder } from './markdown-builder';
import { PageCopy } from './page-copy';
import { isElement } from './nodes';
import { judgeBlocks } from './second-opinion';
import { applyRule } from './site-rules';
import { Tally } from './tally';
import type { TextBlock } from './text-block';
import { wholeThread } from './thread';
import { walk, type Visitor } from './walk';
import { wholeParts } from './whole-parts';

/** A page, or its main text. */
export interface PageText {
  scope: 'main' | 'page';
  blocks: Block[];
  /** An id in the page for each block, or an empty text. */
  anchors: readonly string[];
  tally: Tally;
  /** Characters taken. */
  taken: number;
  /** What people wrote to one another. */
  isThread?: boolean;
}

/** What the page is read with. */
export interface Reading {
  /** Characters to take. */
  most: number;
  /** End of the walk over the page, in `performance.now()` milliseconds. */
  deadline: number;
  rule?: SiteRule | undefined;
  /** Parts that are read in another way. */
  apart?: readonly Element[];
}

/** Time for the walk over the main text, whose elements were all seen before, in milliseconds. */
const ARTICLE_MS = 150;
/** Beyond this many blocks they are not judged one by one. */
const MOST_BLOCKS = 5_000;
/** Less than this is a stray find, not the text of a page, unless it is most of what the page shows. */
const SHORTEST = 150;
/** A part of the page below which a find of ordinary length is taken for a notice. */
const SMALLEST_SHARE = 0.03;
/** Long enough to be an article however much stands around it. */
const SURELY_LONG = 1_500;
/** With more than this part of its text in links it is a list of what can be read elsewhere. */
const LINKED = 0.45;

function isMainText(kept: readonly TextBlock[], seen: number): boolean {
  const chars = kept.reduce((sum, block) => sum + drawnLength(block.text), 0);
  const linked = kept.reduce((sum, block) => sum + block.linked, 0);
  if (linked > chars * LINKED) return false;
  if (chars < SHORTEST) return chars > seen / 2;
  return chars >= SURELY_LONG || chars >= seen * SMALLEST_SHARE;
}

/** A page that shows less than this, in characters, has little to leave out: judging single sentences on so little text does more harm than good. */
const SHORT_PAGE = 1_500;
/** A sentence has at least so many characters; shorter ones are names of buttons and the like. */
const SENTENCE = 40;
const ENDS_SENTENCE = /[.!?…。！？]["'”’»)]*$/;
const AROUND = 'nav, aside, footer, form, [role="navigation"], [role="complementary"], [role="contentinfo"], dialog, [role="dialog"]';

/** Whether sentences of a short page would be left out that lead nowhere else and stand in its middle. */
function losesSentences(blocks: readonly TextBlock[], kept: readonly TextBlock[], seen: number): boolean {
  if (seen >= SHORT_PAGE) return false;
  const known = new Set(kept);
  return blocks.some((block) => {
    const sentence = block.text.trim();
    const isSentence = sentence.length >= SENTENCE && ENDS_SENTENCE.test(sentence) && block.linked === 0;
    return isSentence && !known.has(block) && !block.element.closest(AROUND);
  });
}

/** Shows less than this, in characters, and hides much more: the page has not been revealed yet. */
const NOTHING_SHOWN = 200;

type MakeExtent = (tally: Tally) => Extent;

type Looks = Map<Element, Look>;

interface Walked<V> {
  visitor: V;
  tally: Tally;
  looks: Looks;
}

function walkOnce<V extends Visitor>(visitor: V, makeExtent: MakeExtent, deadline: number, veiled: boolean): Walked<V> {
  const tally = new Tally();
  const looks: Looks = new Map();
  walk(document.body ?? document.documentElement, { extent: makeExtent(tally), visitor, tally, deadline, veiled, looks });
  return { visitor, tally, looks };
}

/** Walks the page. Where a page shows nothing because it hides itself as a whole until it is ready, it is read as if it were shown. */
function walkPage<V extends Visitor>(makeVisitor: () => V, makeExtent: MakeExtent, deadline: number): Walked<V> {
  const walked = walkOnce(makeVisitor(), makeExtent, deadline, false);
  const veil = walked.tally.seen < NOTHING_SHOWN && walked.tally.hidden > 10 * NOTHING_SHOWN;
  return veil ? walkOnce(makeVisitor(), makeExtent, deadline, true) : walked;
}

/** All but what a rule drops, which is counted, and what is read in another way. */
function readableExtent(drop: ReadonlySet<Node>, apart: readonly Element[]): MakeExtent {
  if (drop.size === 0 && apart.length === 0) return () => everything;
  const without = new Set([...drop, ...apart]);
  return (tally) =>
    new WithoutExtent(without, (node) => {
      if (drop.has(node) && isElement(node)) tally.hide(node, 'rule');
    });
}

const pageText = (builder: { finish(): Block[]; anchors: readonly string[] }, tally: Tally): PageText => ({
  scope: 'page',
  blocks: builder.finish(),
  anchors: builder.anchors,
  tally,
  taken: tally.seen,
});

/** All visible text of the page by its blocks. */
export function wholePage({ most, deadline, apart = [] }: Reading): PageText {
  const { visitor, tally } = walkPage(() => new MarkdownBuilder(most), readableExtent(new Set(), apart), deadline);
  return pageText(visitor, tally);
}

/** The page as Markdown and as a copy for the extractors, from one walk. */
export function copyPage(
  { most, deadline, apart = [] }: Reading,
  drop: ReadonlySet<Node> = new Set(),
): { copy: PageCopy; page: PageText; looks: Looks } {
  const { visitor, tally, looks } = walkPage(() => new PageCopy(new MarkdownBuilder(most)), readableExtent(drop, apart), deadline);
  return { copy: visitor, page: pageText(visitor, tally), looks };
}

/** The nodes of the blocks; code is kept whole where a part of it is kept. */
function nodesOf(blocks: readonly TextBlock[]): Set<Node> {
  const nodes = new Set<Node>();
  // Each once: a `<pre>` may hold a block for each of its lines.
  const codes = new Set<Element>();
  for (const block of blocks) {
    for (const node of block.nodes) nodes.add(node);
    const pre = block.element.closest('pre');
    if (pre) codes.add(pre);
  }
  for (const pre of codes) for (const leaf of leavesOf(pre)) nodes.add(leaf);
  return nodes;
}

interface MainNodes {
  nodes: Set<Node>;
  kept: readonly TextBlock[];
  isThread: boolean;
}

/** The nodes of the main text by the user's or a site's rule, or by what the blocks look like; undefined if the page has none. */
function mainNodes(copy: PageCopy, tally: Tally, keep: readonly Element[]): MainNodes | undefined {
  const { blocks } = copy;
  if (keep.length > 0) {
    const kept = blocks.filter(({ element }) => keep.some((each) => each.contains(element)));
    return kept.length > 0 ? { nodes: new Set(keep.flatMap(leavesOf)), kept, isThread: false } : undefined;
  }
  const { vote, pictures } = articleVote(copy);
  const judged = wholeParts(blocks, judgeBlocks(new PageView(copy, [vote], document.title)), document.title);
  const votes = [judged, vote.map((share) => share > 0.5)];
  const candidates = votes.map((verdicts) => {
    const { kept, isThread } = wholeThread(blocks, verdicts);
    return { kept: blocks.filter((_, at) => kept[at]), isThread };
  });
  const found = candidates.find(({ kept }) => isMainText(kept, tally.seen));
  if (!found || losesSentences(blocks, found.kept, tally.seen)) return undefined;
  const { kept, isThread } = found;
  const nodes = nodesOf(kept);
  for (const picture of pictures) nodes.add(picture);
  return { nodes, kept, isThread };
}

/** The main text, if the page has one; else the whole page. */
export function mainText(reading: Reading): PageText {
  const { keep, drop } = applyRule(reading.rule);
  const { copy, page, looks } = copyPage(reading, drop);
  const { tally } = page;
  const { blocks } = copy;
  if (tally.unreached > 0 || blocks.length > MOST_BLOCKS) return page;
  const found = mainNodes(copy, tally, keep);
  if (!found) return page;
  const article = new MarkdownBuilder(reading.most);
  const keptTally = new Tally();
  const extent = new KeptExtent(withoutParts(found.nodes, drop));
  walk(document.body, {
    extent,
    visitor: article,
    tally: keptTally,
    trusted: true,
    veiled: true,
    looks,
    deadline: performance.now() + ARTICLE_MS,
  });
  if (keptTally.unreached > 0) tally.omit('time', keptTally.unreached);
  // What a rule does not name is left out by that rule.
  const reason = keep.length > 0 ? 'rule' : 'boilerplate';
  tally.omit(reason, Math.max(0, tally.seen - keptTally.seen - keptTally.unreached));
  const kept = new Set(found.kept);
  for (const block of blocks) if (!kept.has(block)) tally.look(reason, block.text);
  return { scope: 'main', blocks: article.finish(), anchors: article.anchors, tally, taken: keptTally.seen, isThread: found.isThread };
}

/** The nodes that lie in none of some parts. */
function withoutParts(nodes: Set<Node>, parts: ReadonlySet<Node>): Set<Node> {
  const all = [...parts];
  return all.length === 0 ? nodes : new Set([...nodes].filter((node) => !all.some((part) => part.contains(node))));
}

/** Visible characters of the page. */
export function visibleChars(deadline: number): number {
  const tally = new Tally();
  const visitor = { enter: () => true, leave: () => undefined, text: () => true };
  walk(document.body ?? document.documentElement, { extent: everything, visitor, tally, deadline, least: 0 });
  return tally.seen + tally.unreached;
}
