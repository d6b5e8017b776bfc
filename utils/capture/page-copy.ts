import { formulaOf } from './formula';
import type { MarkdownBuilder } from './markdown-builder';
import type { Visitor } from './walk';

/** Attributes that would make an extractor judge by the look of things; that has been done, on the real page. */
const SETTLED = ['style', 'hidden', 'aria-hidden'];

/**
 * Copies the visible part of a page into a document of its own while the page is turned into Markdown, so that one walk serves both.
 * Every text, picture and formula of the copy knows where it comes from.
 */
export class PageCopy implements Visitor {
  readonly document: Document;
  /** Elements copied. */
  size = 0;
  private readonly origins = new WeakMap<Node, Node>();
  private readonly open: Node[];
  private readonly builder: MarkdownBuilder;

  constructor(builder: MarkdownBuilder) {
    this.builder = builder;
    this.document = document.implementation.createHTMLDocument(document.title);
    this.open = [this.document.body];
  }

  enter(element: Element, style: CSSStyleDeclaration): boolean {
    const inside = this.builder.enter(element, style);
    const copy = element === document.body ? this.document.body : this.document.importNode(element, false);
    for (const name of SETTLED) copy.removeAttribute(name);
    if (copy.getAttribute('href')?.startsWith('javascript:')) copy.removeAttribute('href');
    if (copy !== this.document.body) this.open.at(-1)?.appendChild(copy);
    this.size += 1;
    if (inside) this.open.push(copy);
    else if (element.localName === 'img') this.origins.set(copy, element);
    else this.putFormula(element, copy);
    return inside;
  }

  private putFormula(element: Element, copy: Element): void {
    const formula = formulaOf(element);
    if (!formula) return;
    const text = this.document.createTextNode(formula.tex);
    copy.appendChild(text);
    this.origins.set(text, element);
  }

  leave(element: Element): void {
    this.open.pop();
    this.builder.leave(element);
  }

  text(text: string, style: CSSStyleDeclaration, node: Text): boolean {
    const copy = this.document.createTextNode(text);
    this.origins.set(copy, node);
    this.open.at(-1)?.appendChild(copy);
    return this.builder.text(text, style);
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
