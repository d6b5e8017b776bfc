import type { Look } from './look';

/** A run of text that is drawn as one paragraph: the unit that is kept or left out. */
export interface TextBlock {
  /** The element around it that is not part of a line. */
  element: Element;
  /** The nodes of the page it consists of. */
  nodes: Node[];
  text: string;
  /** Characters of it in links. */
  linked: number;
  /** Characters of it that are bold, or italic, by their elements. */
  marked: number;
  /** A picture stands right before it, or right after it. */
  afterPicture: boolean;
  beforePicture: boolean;
}

const MARKING = new Set(['b', 'strong', 'i', 'em', 'u', 'cite']);

/** Cuts what a walk meets into blocks of text. */
export class BlockCutter {
  readonly blocks: TextBlock[] = [];
  /** Elements with a picture in them. */
  readonly withPicture = new Set<Element>();
  private current: TextBlock | undefined;
  private readonly boxes: Element[] = [];
  private links = 0;
  private breaks = 0;
  private marks = 0;
  private pictured = false;

  /** A picture: where it stands tells captions from text. */
  picture(): void {
    this.pictured = true;
    const before = this.blocks.at(-1);
    if (before) before.beforePicture = true;
    for (let at = this.boxes.length - 1; at >= 0; at -= 1) {
      const box = this.boxes[at];
      if (!box || this.withPicture.has(box)) return;
      this.withPicture.add(box);
    }
  }

  enter(element: Element, look: Look): void {
    if (element.localName === 'a') this.links += 1;
    if (MARKING.has(element.localName)) this.marks += 1;
    if (element.localName === 'br') {
      // Two line breaks in a row make a paragraph.
      this.breaks += 1;
      if (this.breaks > 1) this.current = undefined;
      return;
    }
    if (look.inLine) return;
    this.current = undefined;
    this.boxes.push(element);
  }

  leave(element: Element): void {
    if (element.localName === 'a') this.links -= 1;
    if (MARKING.has(element.localName)) this.marks -= 1;
    if (this.boxes.at(-1) !== element) return;
    this.boxes.pop();
    this.current = undefined;
  }

  private begin(element: Element): TextBlock {
    const afterPicture = this.pictured;
    this.pictured = false;
    return { element, nodes: [], text: '', linked: 0, marked: 0, afterPicture, beforePicture: false };
  }

  /** `node`: the text node, or the element that the text stands for. */
  add(text: string, node: Node): void {
    const element = this.boxes.at(-1);
    if (!element) return;
    const drawn = text.replace(/\s+/g, ' ');
    if (drawn.trim() === '') {
      if (this.current) this.current.text += ' ';
      this.current?.nodes.push(node);
      return;
    }
    this.breaks = 0;
    if (!this.current) this.blocks.push((this.current = this.begin(element)));
    this.current.nodes.push(node);
    this.current.text += drawn;
    if (this.links > 0) this.current.linked += drawn.length;
    if (this.marks > 0) this.current.marked += drawn.length;
  }
}
