import { isElement, isText } from '@/utils/capture/nodes';

/** Text of an editable element, cut at the two ends of a selection; lines as they are drawn. */
export interface TextPieces {
  before: string;
  inside: string;
  after: string;
}

/** A place in the document tree. */
export interface Point {
  node: Node;
  offset: number;
}

/** The two ends of a selection. */
export type Ends = Pick<AbstractRange, 'startContainer' | 'startOffset' | 'endContainer' | 'endOffset'>;

const UNSEEN = /[\u00AD\u200B\u200C\u200D\u2060\uFEFF]/;

const PLACEHOLDER = '[data-slate-placeholder], [class*="placeholder" i]:is([contenteditable="false"], [aria-hidden="true"])';
const GUTTER = '[class*="gutter" i][contenteditable="false"]';

/** Some editors paint their placeholder or the numbers of the lines inside the editable element. */
const isPainted = (element: Element) => element.matches(`${PLACEHOLDER}, ${GUTTER}`);

export const isBlock = (element: Element) => !/^(inline|contents|ruby)/.test(getComputedStyle(element).display);

/** Walks an editable element's text. `meet` is called at each place where a selection could begin or end, before what follows it. */
class Reader {
  text = '';
  private readonly meet: (node: Node, offset: number, length: number) => void;

  private readonly isLeftOut: (element: Element) => boolean;

  constructor(meet: (node: Node, offset: number, length: number) => void, isLeftOut = isPainted) {
    this.meet = meet;
    this.isLeftOut = isLeftOut;
  }

  private breakLine(): void {
    if (this.text !== '' && !this.text.endsWith('\n')) this.text += '\n';
  }

  read(node: Node): void {
    if (isText(node)) return this.readText(node);
    if (!isElement(node) || this.isLeftOut(node)) return;
    if (node.localName === 'br') {
      this.text += '\n';
      return;
    }
    const block = isBlock(node);
    if (block) this.breakLine();
    node.childNodes.forEach((child, at) => {
      this.meet(node, at, this.text.length);
      this.read(child);
    });
    this.meet(node, node.childNodes.length, this.text.length);
    if (block) this.breakLine();
  }

  private readText(node: Text): void {
    const style = node.parentElement ? getComputedStyle(node.parentElement).whiteSpace : 'normal';
    const kept = style.startsWith('pre') || style === 'break-spaces';
    for (let at = 0; at <= node.length; at += 1) {
      this.meet(node, at, this.text.length);
      const sign = node.data.charAt(at);
      if (sign === '' || UNSEEN.test(sign)) continue;
      const blank = sign === ' ' || sign === '\u00A0' || sign === '\t' || sign === '\n';
      if (!blank || (kept && sign === '\n')) this.text += sign;
      else if (this.text !== '' && !/\s$/.test(this.text)) this.text += ' ';
    }
  }
}

/** The text of an editable element, a line for each line that is drawn. */
export function richText(root: Element): string {
  const reader = new Reader(() => undefined);
  reader.read(root);
  return reader.text;
}

/** A sign of the text as it is drawn, and where it stands; breaks between blocks stand nowhere. */
export interface Letter {
  readonly sign: string;
  readonly node?: Text;
  readonly offset?: number;
}

/** The text of an editable element sign by sign (UTF-16 code units), as `richText` has it. */
export function lettersOf(root: Element): Letter[] {
  const letters: Letter[] = [];
  let last: { node: Text; offset: number } | undefined;
  const note = (length: number) => {
    while (letters.length < length) letters.push({ sign: reader.text.charAt(letters.length), ...last });
  };
  const reader = new Reader((node, offset, length) => {
    note(length);
    last = isText(node) && offset < node.length ? { node, offset } : undefined;
  });
  reader.read(root);
  last = undefined;
  note(reader.text.length);
  return letters;
}

const MARGIN = '[class*="gutter" i], [class*="linenumber" i], [class*="line-number" i], textarea';

/** Line numbers, and what an editor measures letters with. */
const isBesideText = (element: Element) => element.matches(MARGIN) || getComputedStyle(element).visibility === 'hidden';

/** What an editor that draws by itself shows of its text, without the numbers of the lines. */
export function drawnText(host: Element): string {
  const reader = new Reader(() => undefined, isBesideText);
  reader.read(host);
  return reader.text;
}

/** The text of an editable element before, in and after a selection in it. */
export function textPieces(root: Element, ends: Ends): TextPieces {
  let start = 0;
  let end = 0;
  const reader = new Reader((node, offset, length) => {
    if (node === ends.startContainer && offset === ends.startOffset) start = length;
    if (node === ends.endContainer && offset === ends.endOffset) end = length;
  });
  reader.read(root);
  end = Math.max(start, end);
  return { before: reader.text.slice(0, start), inside: reader.text.slice(start, end), after: reader.text.slice(end) };
}

/** Letters without any white space: what an editor must keep, however it sets its lines. */
export function squash(text: string): string {
  return text.replace(/\s+/g, '');
}

/** The place after so many letters (white space not counted). `early`: where two places are as good, the first one. */
export function pointAfter(root: Element, letters: number, early: boolean): Point | undefined {
  let found: Point | undefined;
  let counted = 0;
  let seen = 0;
  const reader = new Reader((node, offset, length) => {
    counted += squash(reader.text.slice(seen, length)).length;
    seen = length;
    const better = early ? !found : isText(node);
    if (counted === letters && (better || !found)) found = { node, offset };
  });
  reader.read(root);
  return found;
}

/** Whether an editable element now holds the draft between the same neighbours, line by line. */
export function holds(root: Element, { before, after }: TextPieces, draft: string): boolean {
  const [now, wanted] = [richText(root), before + draft + after];
  if (squash(now) !== squash(wanted)) return false;
  const words = (text: string) => text.replace(/\s+/g, ' ').trim();
  const lines = (text: string) => text.split('\n').map(words).filter(Boolean).join('\n');
  return lines(now) === lines(wanted);
}
