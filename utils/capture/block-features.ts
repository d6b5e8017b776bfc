import { Ancestries, FAR } from './ancestry';
import { Places } from './place-features';
import type { TextBlock } from './text-block';
import { textFeatures } from './text-features';

/** How an extractor judged the blocks: the part of each that it kept, 0 to 1. */
export type Vote = readonly number[];

const TAGS = ['p', 'li', 'h2', 'td', 'th', 'div', 'figcaption'];

const squash = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Numbers of each block that are asked for more than once. */
interface Facts {
  chars: readonly number[];
  density: readonly number[];
  /** Characters before the block. */
  before: readonly number[];
  total: number;
}

function factsOf(blocks: readonly TextBlock[]): Facts {
  const chars = blocks.map((block) => block.text.trim().length);
  const density = blocks.map((block, at) => Math.min(1, block.linked / Math.max(1, chars[at] ?? 1)));
  const before: number[] = [];
  let total = 0;
  for (const length of chars) {
    before.push(total);
    total += length;
  }
  return { chars, density, before, total: Math.max(1, total) };
}

/** Blocks under the same parent, grandparent or one further up, and what they have in common. */
interface Family {
  members: number[];
  tags: Map<string, number>;
  shared: readonly number[];
}

function families(blocks: readonly TextBlock[], level: number, facts: Facts, votes: readonly Vote[]): (Family | undefined)[] {
  const groups = new Map<Element, Family>();
  const own = blocks.map(({ element }, at) => {
    let parent: Element | null = element;
    for (let up = 0; up < level && parent; up += 1) parent = parent.parentElement;
    if (!parent) return undefined;
    let family = groups.get(parent);
    if (!family) groups.set(parent, (family = { members: [], tags: new Map(), shared: [] }));
    family.members.push(at);
    family.tags.set(element.localName, (family.tags.get(element.localName) ?? 0) + 1);
    return family;
  });
  for (const family of groups.values()) family.shared = sharedFeatures(family.members, facts, votes);
  return own;
}

function sharedFeatures(members: readonly number[], facts: Facts, votes: readonly Vote[]): number[] {
  return [
    Math.log(members.length + 1),
    Math.log(1 + members.reduce((sum, at) => sum + (facts.chars[at] ?? 0), 0)),
    mean(members.map((at) => facts.density[at] ?? 0)),
    ...votes.map((vote) => mean(members.map((at) => vote[at] ?? 0))),
  ];
}

function familyFeatures(family: Family | undefined, { element }: TextBlock, votes: readonly Vote[]): readonly number[] {
  if (!family) return Array.from({ length: 4 + votes.length }, () => 0);
  return [...family.shared, (family.tags.get(element.localName) ?? 0) / family.members.length];
}

function nearFeatures(at: number, facts: Facts, votes: readonly Vote[], blocks: readonly TextBlock[]): number[] {
  const features: number[] = [];
  for (const step of [-2, -1, 1, 2]) {
    const near = at + step;
    features.push(Math.log(1 + (facts.chars[near] ?? 0)), facts.density[near] ?? 1);
    features.push(blocks[near]?.element.localName === blocks[at]?.element.localName ? 1 : 0);
    for (const vote of votes) features.push(vote[near] ?? 0);
  }
  const around = Array.from({ length: 9 }, (_, step) => at + step - 4).filter((near) => near >= 0 && near < blocks.length);
  features.push(Math.log(1 + mean(around.map((near) => facts.chars[near] ?? 0))), mean(around.map((near) => facts.density[near] ?? 0)));
  return [...features, ...votes.map((vote) => mean(around.map((near) => vote[near] ?? 0)))];
}

/** Where an extractor's main text lies: its first and last block, and the lowest element that holds most of it. */
interface Core {
  first: number;
  last: number;
  element: Element | null;
}

function coreOf(blocks: readonly TextBlock[], vote: Vote, facts: Facts): Core {
  const weights = new Map<Element, number>();
  let total = 0;
  blocks.forEach(({ element }, at) => {
    const weight = (vote[at] ?? 0) * (facts.chars[at] ?? 0);
    if (weight === 0) return;
    total += weight;
    for (let up: Element | null = element; up; up = up.parentElement) weights.set(up, (weights.get(up) ?? 0) + weight);
  });
  let best: Element | null = null;
  // Parents are met after their children, so the first that holds enough is the lowest on its path.
  for (const [element, weight] of weights) if (weight >= total * 0.6 && (!best || best.contains(element))) best = element;
  const kept = vote.map((share) => share > 0.5);
  return { first: kept.indexOf(true), last: kept.lastIndexOf(true), element: best };
}

function coreFeatures(at: number, block: TextBlock, { first, last, element }: Core, facts: Facts): number[] {
  const chars = (from: number, to: number) => Math.log(1 + Math.abs((facts.before[to] ?? facts.total) - (facts.before[from] ?? 0)));
  let steps = 0;
  let shared: Element | null = element;
  while (shared && !shared.contains(block.element)) {
    shared = shared.parentElement;
    steps += 1;
  }
  const side = first < 0 ? 0 : at < first ? -1 : at > last ? 1 : 0;
  return [
    side,
    side < 0 ? chars(at, first) : side > 0 ? chars(last, at) : 0,
    Math.min(FAR, steps),
    chars(Math.max(0, first), at),
    chars(at, Math.max(0, last)),
  ];
}

/** What the page gives as its summary in its head, squashed. */
const declaredSummary = () =>
  squash(document.querySelector('meta[property="og:description"], meta[name="description"]')?.getAttribute('content') ?? '');

/** The blocks of a page, and what the page as a whole says of each. */
export class PageView {
  private readonly facts: Facts;
  private readonly ancestries = new Ancestries();
  private readonly kin: (Family | undefined)[][];
  private readonly cores: readonly Core[];
  private readonly words: readonly string[];
  private readonly heading: string;
  private readonly seen = new Map<string, number>();
  private readonly summary: string;
  private readonly longest: number;
  private readonly blocks: readonly TextBlock[];
  private readonly votes: readonly Vote[];
  private readonly places: Places;

  constructor(
    { blocks, pictured }: { blocks: readonly TextBlock[]; pictured: ReadonlySet<Element> },
    votes: readonly Vote[],
    title: string,
  ) {
    this.blocks = blocks;
    this.votes = votes;
    this.facts = factsOf(blocks);
    const { chars, density } = this.facts;
    this.places = new Places(blocks, { chars, density, vote: votes[0] ?? [], pictured });
    this.kin = [1, 2, 3].map((level) => families(blocks, level, this.facts, votes));
    this.cores = votes.map((vote) => coreOf(blocks, vote, this.facts));
    this.words = blocks.map((block) => squash(block.text));
    this.heading = squash(title);
    this.summary = declaredSummary();
    for (const text of this.words) this.seen.set(text, (this.seen.get(text) ?? 0) + 1);
    this.longest = this.facts.chars.reduce((most, chars) => Math.max(most, chars), 1);
  }

  /** How many blocks there are. */
  get size(): number {
    return this.blocks.length;
  }

  formOf(at: number): string {
    return this.places.formOf(at);
  }

  /** Features of a block, in a fixed order, from its words, its place in the tree, its neighbours and what the extractors kept. */
  features(at: number): number[] {
    const block = this.blocks[at];
    if (!block) return [];
    const { facts, votes } = this;
    const ancestry = this.ancestries.of(block.element);
    const own = this.words[at] ?? '';
    return [
      ...textFeatures(block),
      ...TAGS.map((tag) => (block.element.localName === tag ? 1 : 0)),
      ancestry.depth,
      ...ancestry.words,
      ...ancestry.elements,
      at / this.blocks.length,
      (facts.before[at] ?? 0) / facts.total,
      Math.log(facts.total),
      Math.log(this.blocks.length),
      (facts.chars[at] ?? 0) / this.longest,
      own.length > 5 && this.heading.includes(own) ? 1 : 0,
      this.seen.get(own) ?? 1,
      own.length > 40 && this.summary.includes(own.slice(0, 60)) ? 1 : 0,
      ...votes.map((vote) => vote[at] ?? 0),
      ...nearFeatures(at, facts, votes, this.blocks),
      ...this.kin.flatMap((family) => familyFeatures(family[at], block, votes)),
      ...this.cores.flatMap((core) => coreFeatures(at, block, core, facts)),
      ...this.places.features(at),
    ];
  }
}
