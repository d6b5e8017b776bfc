import { FAR } from './ancestry';
import type { TextBlock } from './text-block';

/** What is known of the blocks before their places are looked at. */
export interface Measured {
  chars: readonly number[];
  /** The part of each block that is links. */
  density: readonly number[];
  /** The part of each block that the extractor kept. */
  vote: readonly number[];
  /** Elements with a picture in them. */
  pictured: ReadonlySet<Element>;
}

/** A line that says who wrote something, or when. */
const SIGNED = /^(by|von|par|por|di|text:|autor|posted)\b|\b(19|20)\d\d\b|\b\d{1,2}:\d{2}\b/i;
const DATED = /\b(19|20)\d\d\b|\b\d{1,2}:\d{2}\b|[年月]/;
/** Longest such line, in characters. */
const LINE = 80;
/** A paragraph rather than a line, in characters. */
const PARAGRAPH = 100;
/** Calls to go somewhere or do something. */
const CALL =
  /\b(follow|full coverage|more (ap|on)|watch|listen|click (here|to)|join (us|our)|download|check out|stay tuned|visit us|sign up|tweet this)\b/i;
/** How far up a picture is looked for. */
const LEVELS = 5;

/** What the blocks of one form have in common. */
interface Form {
  blocks: number;
  chars: number;
  density: number;
  vote: number;
  inMain: number;
}

const log = (value: number) => Math.log(1 + value);
const classes = (element: Element) => (element.getAttribute('class') ?? '').replace(/\d+/g, '');

/** Where the blocks of a page stand: around its main run of paragraphs, beside others of their form, at pictures. */
export class Places {
  private readonly forms = new Map<string, Form>();
  private readonly names = new Map<Element, string>();
  private readonly keys: readonly string[];
  /** Steps from each block's parent up to the element around the main run; `FAR` where it lies elsewhere. */
  private readonly steps: readonly number[];
  /** Blocks right in that element. */
  private readonly members: readonly number[];
  private readonly main: Element | null;
  private readonly weight: number;
  private readonly mainForm: string;
  private readonly ends: { first: number; last: number; from: number; to: number };
  private readonly held = new Map<Element, number>();
  private readonly links = new Map<Element, { linked: number; chars: number }>();
  private readonly headlines: number;
  private readonly signedBefore: readonly number[];
  private readonly blocks: readonly TextBlock[];
  private readonly known: Measured;
  /** For each block how far back the last heading of the first rank is, and the lines since that say who or when. */
  private readonly sinceTitle: { blocks: number; signed: number }[] = [];

  constructor(blocks: readonly TextBlock[], known: Measured) {
    this.blocks = blocks;
    this.known = known;
    this.keys = blocks.map(({ element }) => `${this.nameOf(element)}<${element.parentElement ? this.nameOf(element.parentElement) : ''}`);
    [this.main, this.weight] = this.mainElement();
    const depths = new Map<Element, number>();
    this.steps = blocks.map(({ element }) => this.stepsFrom(element.parentElement, depths));
    this.members = this.steps.flatMap((steps, at) => (steps === 0 ? [at] : []));
    this.mainForm = this.formOfMain();
    this.ends = this.endsOfMain();
    this.headlines = blocks.filter(({ element }) => element.localName === 'h1').length;
    this.signedBefore = this.linesBefore(this.ends.from);
    let [title, signed] = [-1, 0];
    blocks.forEach((block, at) => {
      this.count(block, at);
      if (block.element.localName === 'h1') [title, signed] = [at, 0];
      this.sinceTitle.push({ blocks: title < 0 ? -1 : Math.min(30, at - title), signed });
      if (this.isSigned(at)) signed += 1;
    });
  }

  /** What a block has in common with others of its form: its element and the one around it, with their classes. */
  formOf(at: number): string {
    return this.keys[at] ?? '';
  }

  private nameOf(element: Element): string {
    let name = this.names.get(element);
    if (name === undefined) this.names.set(element, (name = `${element.localName} ${classes(element)}`));
    return name;
  }

  /** The element right around most of the unlinked text that the extractor kept, and how much that is. */
  private mainElement(): [Element | null, number] {
    const weights = new Map<Element, number>();
    let best: [Element | null, number] = [null, 0];
    this.blocks.forEach(({ element }, at) => {
      const parent = element.parentElement;
      if (!parent || (this.known.vote[at] ?? 0) < 0.5) return;
      const weight = (weights.get(parent) ?? 0) + (this.known.chars[at] ?? 0) * (1 - (this.known.density[at] ?? 0));
      weights.set(parent, weight);
      if (weight > best[1]) best = [parent, weight];
    });
    return best;
  }

  private stepsFrom(parent: Element | null, depths: Map<Element, number>): number {
    if (!parent || !this.main) return FAR;
    let depth = depths.get(parent);
    if (depth === undefined) {
      depth = parent === this.main ? 0 : Math.min(FAR, this.stepsFrom(parent.parentElement, depths) + 1);
      depths.set(parent, depth);
    }
    return depth;
  }

  private formOfMain(): string {
    const weights = new Map<string, number>();
    let best = ['', 0] as [string, number];
    for (const at of this.members) {
      const key = this.keys[at] ?? '';
      const weight = (weights.get(key) ?? 0) + (this.known.chars[at] ?? 0);
      weights.set(key, weight);
      if (weight > best[1]) best = [key, weight];
    }
    return best[0];
  }

  /** First and last block of the main run, and its first and last paragraph. */
  private endsOfMain(): { first: number; last: number; from: number; to: number } {
    const { chars, density } = this.known;
    const [first, last] = [this.members[0] ?? -1, this.members.at(-1) ?? -1];
    const long = this.members.filter((at) => (chars[at] ?? 0) >= PARAGRAPH && (density[at] ?? 0) < 0.5);
    return { first, last, from: long[0] ?? first, to: long.at(-1) ?? last };
  }

  /** For each block before a place: how many lines that say who or when stand between. */
  private linesBefore(place: number): number[] {
    const counts = this.blocks.map(() => -1);
    let lines = 0;
    for (let at = place - 1; at >= 0; at -= 1) {
      counts[at] = lines;
      if (this.isSigned(at)) lines += 1;
    }
    return counts;
  }

  private isSigned(at: number): boolean {
    return (this.known.chars[at] ?? 0) < LINE && SIGNED.test(this.blocks[at]?.text.trim() ?? '');
  }

  private count({ element, linked }: TextBlock, at: number): void {
    const chars = this.known.chars[at] ?? 0;
    const key = this.keys[at] ?? '';
    const form = this.forms.get(key) ?? { blocks: 0, chars: 0, density: 0, vote: 0, inMain: 0 };
    this.forms.set(key, form);
    form.blocks += 1;
    form.chars += chars;
    form.density += this.known.density[at] ?? 0;
    form.vote += this.known.vote[at] ?? 0;
    form.inMain += (this.steps[at] ?? FAR) < FAR ? 1 : 0;
    let up: Element | null = element;
    for (let level = 0; level <= LEVELS && up; level += 1, up = up.parentElement) this.held.set(up, (this.held.get(up) ?? 0) + chars);
    const list = this.listAround(element);
    if (!list) return;
    const sum = this.links.get(list) ?? { linked: 0, chars: 0 };
    this.links.set(list, sum);
    sum.linked += linked;
    sum.chars += chars;
  }

  private listAround(element: Element): Element | null {
    const item = element.localName === 'li' ? element : element.parentElement;
    return item?.localName === 'li' ? item.parentElement : null;
  }

  /** The nearest element around with a picture: how far up, how much text it holds, and which part of that the block is. */
  private pictureFeatures(element: Element, chars: number): number[] {
    let up: Element | null = element;
    for (let level = 0; level <= LEVELS && up; level += 1, up = up.parentElement) {
      const held = this.held.get(up) ?? 0;
      if (this.known.pictured.has(up)) return [level, log(held), chars / Math.max(1, held)];
    }
    return [FAR, 0, 0];
  }

  private formFeatures(at: number): number[] {
    const key = this.keys[at] ?? '';
    const form = this.forms.get(key);
    const blocks = Math.max(1, form?.blocks ?? 1);
    const chars = (form?.chars ?? 0) / blocks;
    return [
      log(blocks),
      log(chars),
      (form?.density ?? 0) / blocks,
      (form?.vote ?? 0) / blocks,
      (form?.inMain ?? 0) / blocks,
      (this.known.chars[at] ?? 0) / Math.max(1, chars),
      key === this.mainForm ? 1 : 0,
      key === this.keys[at + 1] ? 1 : 0,
    ];
  }

  private mainFeatures(at: number): number[] {
    const { first, last, from, to } = this.ends;
    const steps = this.steps[at] ?? FAR;
    return [
      steps,
      at < first ? -1 : at > last ? 1 : 0,
      at < from ? -log(from - at) : at > to ? log(at - to) : 0,
      steps === 0 ? this.members.length - this.rank(at) : 0,
      log(this.weight),
      at < from ? (this.signedBefore[at] ?? -1) : -1,
    ];
  }

  /** How many members stand before. */
  private rank(at: number): number {
    let [low, high] = [0, this.members.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.members[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  features(at: number): number[] {
    const block = this.blocks[at];
    if (!block) return [];
    const { element } = block;
    const chars = this.known.chars[at] ?? 0;
    const text = block.text.trim();
    const list = this.listAround(element);
    const links = list ? this.links.get(list) : undefined;
    return [
      ...this.mainFeatures(at),
      ...this.formFeatures(at),
      ...this.pictureFeatures(element, chars),
      this.sinceTitle[at]?.blocks ?? -1,
      this.sinceTitle[at]?.signed ?? 0,
      element.localName === 'h1' ? this.headlines : 0,
      links ? links.linked / Math.max(1, links.chars) : -1,
      CALL.test(text.slice(0, 200)) ? 1 : 0,
      chars < LINE && DATED.test(text) ? (text.match(/\p{L}+/gu)?.length ?? 0) : -1,
    ];
  }
}
