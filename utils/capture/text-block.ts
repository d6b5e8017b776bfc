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
}

/** Cuts what a walk meets into blocks of text. */
export class BlockCutter {
  readonly blocks: TextBlock[] = [];
  private current: TextBlock | undefined;
  private readonly boxes: Element[] = [];
  private links = 0;
  private breaks = 0;

  enter(element: Element, look: Look): void {
    if (element.localName === 'a') this.links += 1;
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
    if (this.boxes.at(-1) !== element) return;
    this.boxes.pop();
    this.current = undefined;
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
    if (!this.current) this.blocks.push((this.current = { element, nodes: [], text: '', linked: 0 }));
    this.current.nodes.push(node);
    this.current.text += drawn;
    if (this.links > 0) this.current.linked += drawn.length;
  }
}
