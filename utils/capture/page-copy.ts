import type { Block } from './block';
import { formulaOf } from './formula';
import type { Look } from './look';
import type { MarkdownBuilder } from './markdown-builder';
import { BlockCutter, type TextBlock } from './text-block';
import type { Visitor } from './walk';

/** What an extractor judges by. What says how a thing looks is left out: that has been judged, on the real page. */
const TELLING = [
  'class',
  'id',
  'role',
  'rel',
  'itemprop',
  'itemscope',
  'itemtype',
  'property',
  'datatype',
  'data-testid',
  'aria-modal',
  'summary',
  'colspan',
];

/**
 * Copies the visible part of a page into a document of its own while the page is turned into Markdown, so that one walk serves both.
 * Every text, picture and formula of the copy knows where it comes from.
 */
export class PageCopy implements Visitor {
  readonly document: Document;
  /** Elements copied. */
  size = 0;
  /** Levels of the deepest one. */
  depth = 0;
  private readonly origins = new WeakMap<Node, Node>();
  private readonly open: Node[];
  private readonly builder: MarkdownBuilder;
  private readonly cutter = new BlockCutter();

  constructor(builder: MarkdownBuilder) {
    this.builder = builder;
    this.document = document.implementation.createHTMLDocument(document.title);
    this.open = [this.document.body];
  }

  enter(element: Element, look: Look): boolean {
    const inside = this.builder.enter(element, look);
    const copy = element === document.body ? this.document.body : this.twin(element);
    if (copy !== this.document.body) this.open.at(-1)?.appendChild(copy);
    this.size += 1;
    this.depth = Math.max(this.depth, this.open.length);
    if (inside || element.localName === 'br') this.cutter.enter(element, look);
    if (inside) this.open.push(copy);
    else if (element.localName === 'img') this.putPicture(element, copy);
    else this.putFormula(element, copy);
    return inside;
  }

  private twin(element: Element): Element {
    const copy = this.document.createElement(element.localName);
    for (const name of TELLING) {
      const value = element.getAttribute(name);
      if (value !== null) copy.setAttribute(name, value);
    }
    // Where a link leads is no matter, only whether it stays on the page.
    if (element.localName === 'a') copy.setAttribute('href', element.getAttribute('href')?.startsWith('#') ? '#' : '/');
    return copy;
  }

  private putPicture(element: Element, copy: Element): void {
    this.origins.set(copy, element);
    // One that has not come yet has no size; one of a dot only counts visits.
    const { width } = element.getBoundingClientRect();
    if (width === 0 || width > 10) this.cutter.picture();
  }

  private putFormula(element: Element, copy: Element): void {
    const formula = formulaOf(element);
    if (!formula) return;
    const text = this.document.createTextNode(formula.tex);
    copy.appendChild(text);
    this.origins.set(text, element);
    this.cutter.add(formula.tex, element);
  }

  leave(element: Element): void {
    this.open.pop();
    this.cutter.leave(element);
    this.builder.leave(element);
  }

  text(text: string, look: Look, node: Text): boolean {
    const copy = this.document.createTextNode(text);
    this.origins.set(copy, node);
    this.cutter.add(text, node);
    this.open.at(-1)?.appendChild(copy);
    return this.builder.text(text, look);
  }

  /** Ids by which the places of those blocks are found again. */
  get anchors(): readonly string[] {
    return this.builder.anchors;
  }

  /** The page as Markdown blocks. */
  finish(): Block[] {
    return this.builder.finish();
  }

  /** The page's text in its blocks. */
  get blocks(): readonly TextBlock[] {
    return this.cutter.blocks;
  }

  /** Elements with a picture in them. */
  get pictured(): ReadonlySet<Element> {
    return this.cutter.withPicture;
  }

  /** The node of the page that a node of the copy (or of a copy of it) stands for. */
  origin(node: Node): Node | undefined {
    return this.origins.get(node);
  }

  /** A copy of part of the copy, whose nodes know their origins as well. */
  duplicate(node: Node): Node {
    const twin = node.cloneNode(true);
    const from = this.document.createTreeWalker(node);
    const to = this.document.createTreeWalker(twin);
    do {
      const origin = this.origins.get(from.currentNode);
      if (origin) this.origins.set(to.currentNode, origin);
    } while (from.nextNode() && to.nextNode());
    return twin;
  }
}
