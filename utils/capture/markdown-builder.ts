import type { Block } from './block';
import { BlockStack, type Open } from './block-stack';
import { besideCode, CodeText, drawnAsCode, holdsProse, languageOf } from './code-block';
import { formulaOf } from './formula';
import { InlineText, type Mark } from './inline-text';
import type { Look } from './look';
import { isInput, isNamed } from './nodes';
import { beginsQuotedMail } from './quoted-mail';
import { isDataTable } from './table';
import type { Visitor } from './walk';

const MARKS: Record<string, Mark> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  s: 'strike',
  del: 'strike',
  strike: 'strike',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  q: 'quotation',
  rt: 'reading',
  sup: 'power',
};

/** Turns a walk over a page into blocks of Markdown. */
export class MarkdownBuilder implements Visitor {
  private readonly stack = new BlockStack();
  private readonly inline = new InlineText();
  private readonly most: number;
  private taken = 0;

  /** `most`: characters of text to take. */
  constructor(most: number) {
    this.most = most;
  }

  /** The blocks of all that was walked. */
  finish(): Block[] {
    this.flush();
    return this.stack.root;
  }

  /** Ids by which the places of those blocks are found again. */
  get anchors(): readonly string[] {
    return this.stack.anchors;
  }

  enter(element: Element, look: Look): boolean {
    const inside = this.begin(element, look);
    if (inside && element.id) this.stack.enterAnchor(element);
    return inside;
  }

  private begin(element: Element, look: Look): boolean {
    const open = this.stack.top;
    if (open?.kind === 'code') return this.enterInCode(element, look, open);
    const formula = formulaOf(element);
    if (formula) {
      this.addFormula(formula);
      return false;
    }
    if (this.addLeaf(element)) return false;
    if (this.openInline(element, look)) return true;
    this.flush();
    return this.openBlock(element, look);
  }

  leave(element: Element): void {
    const open = this.stack.top;
    if (open?.kind === 'code' && open.element !== element) open.code.closeLine(element);
    else this.end(element);
    if (element.id) this.stack.leaveAnchor(element);
  }

  private end(element: Element): void {
    this.inline.close(element);
    if (this.spaced.delete(element)) this.inline.space();
    if (this.blocks.delete(element)) this.flush();
    this.stack.close(element);
  }

  text(text: string, look: Look): boolean {
    const open = this.stack.top;
    if (open?.kind === 'code') open.code.add(text);
    else this.inline.add(text, look.whiteSpace);
    this.taken += text.length;
    return this.taken < this.most;
  }

  /** Elements that end a paragraph when they end. */
  private readonly blocks = new Set<Element>();
  /** Inline boxes with a distance to what follows. */
  private readonly spaced = new Set<Element>();

  private enterInCode(element: Element, look: Look, open: Open & { kind: 'code' }): boolean {
    if (element.localName === 'br') open.code.add('\n');
    else if (open.selectable ? besideCode(element, look.style) : element.localName === 'button') return false;
    else if (!look.inLine) open.code.openLine(element);
    return element.localName !== 'br';
  }

  private addFormula({ tex, display }: { tex: string; display: boolean }): void {
    const alone = display && this.stack.top?.kind !== 'heading';
    if (!alone) return this.inline.put(`$${tex}$`);
    this.flush();
    this.stack.add({ kind: 'math', tex });
  }

  /** Elements without text that mean something. */
  private addLeaf(element: Element): boolean {
    switch (element.localName) {
      case 'br':
        this.inline.put('\n');
        return true;
      case 'hr':
        this.flush();
        this.stack.add({ kind: 'rule' });
        return true;
      case 'wbr':
        return true;
      case 'img':
        this.addPicture(element);
        return true;
      case 'input':
        this.tick(element);
        return true;
      default:
        return false;
    }
  }

  private addPicture(element: Element): void {
    const alt = element.getAttribute('alt')?.replace(/\s+/g, ' ').trim();
    if (alt && element.getBoundingClientRect().width > 2) this.inline.put(`![${alt.replace(/[[\]]/g, '')}]()`);
  }

  private tick(element: Element): void {
    if (!isInput(element) || element.type !== 'checkbox') return;
    const last = this.stack.list?.items.at(-1);
    if (last && this.inline.empty && last.blocks.length === 0) last.ticked = element.checked;
  }

  private openInline(element: Element, look: Look): boolean {
    const name = element.localName;
    if (!look.inLine && !isDropCap(element, look)) return false;
    if (name === 'pre' || name === 'table' || name === 'li') return false;
    if (look.display.startsWith('inline-') && setApart(element, look.style)) {
      this.inline.space();
      this.spaced.add(element);
    }
    const mark = MARKS[name];
    if (mark && this.means(mark, element, look.style)) this.inline.open(element, mark);
    return true;
  }

  /** Whether a mark says something here. */
  private means(mark: Mark, element: Element, style: CSSStyleDeclaration): boolean {
    if (this.inline.has(mark) || this.inline.has('code')) return false;
    const inHeading = this.stack.top?.kind === 'heading';
    if (mark === 'strong') return !inHeading && Number(style.fontWeight) >= 600;
    if (mark === 'emphasis') return !inHeading && style.fontStyle !== 'normal';
    if (mark === 'power') return /^[-+−\d.,nkm]+$/.test(element.textContent?.trim() ?? '') && !element.querySelector('a');
    return true;
  }

  private openBlock(element: Element, look: Look): boolean {
    this.blocks.add(element);
    if (beginsQuotedMail(element)) this.stack.open({ kind: 'quote', element: element.parentElement, blocks: [] });
    const name = element.localName;
    if (/^h[1-6]$/.test(name)) this.stack.open({ kind: 'heading', element, level: Number(name[1]) });
    else if (element.getAttribute('role') === 'heading') this.stack.open({ kind: 'heading', element, level: headingLevel(element) });
    else if (name === 'pre' ? !holdsProse(element) : drawnAsCode(look) && !element.closest('pre')) this.openCode(element, look.style);
    else if (name === 'ul' || name === 'ol' || name === 'menu') this.stack.openList(element);
    else if (name === 'li') this.stack.openItem(element);
    else if (name === 'blockquote') this.stack.open({ kind: 'quote', element, blocks: [] });
    else if (name === 'dd') this.stack.open({ kind: 'definition', element, blocks: [] });
    else if (isNamed(element, 'table')) return this.openTable(element);
    else return this.openTablePart(element, look.style);
    return true;
  }

  private openCode(element: Element, style: CSSStyleDeclaration): void {
    const selectable = style.userSelect !== 'none' && style.getPropertyValue('-webkit-user-select') !== 'none';
    this.stack.open({ kind: 'code', element, code: new CodeText(), language: languageOf(element), selectable });
  }

  private openTable(element: HTMLTableElement): boolean {
    if (isDataTable(element)) this.stack.open({ kind: 'table', element, rows: [], caption: [] });
    return true;
  }

  private openTablePart(element: Element, style: CSSStyleDeclaration): boolean {
    const name = element.localName;
    const open = this.stack.top;
    if (name === 'td' && open?.kind !== 'table' && besideCode(element, style) && element.closest('table')?.querySelector('pre, code')) {
      this.blocks.delete(element);
      return false;
    }
    this.stack.openTablePart(element);
    return true;
  }

  /** Ends the paragraph, if there is one. */
  private flush(): void {
    const text = this.inline.flush();
    if (text === '') return;
    const open = this.stack.top;
    if (open?.kind !== 'heading') return this.stack.add({ kind: 'text', text });
    this.stack.add({ kind: 'heading', level: open.level, text });
  }
}

function headingLevel(element: Element): number {
  const level = Number(element.getAttribute('aria-level') ?? 2);
  return level >= 1 && level <= 6 ? level : 2;
}

/** A big first letter that floats is still the first letter of its word. */
function isDropCap(element: Element, { display, style }: Look): boolean {
  return display === 'block' && element.localName === 'span' && style.cssFloat !== 'none' && (element.textContent?.trim().length ?? 0) <= 2;
}

/** Whether a box in a line has a visible distance to its neighbours. */
function setApart(element: Element, style: CSSStyleDeclaration): boolean {
  if (element.localName === 'button') return true;
  const room = [style.marginLeft, style.marginRight, style.paddingLeft, style.paddingRight];
  return room.some((side) => Number.parseFloat(side) >= 3);
}
