import type { Block, Cell, Item } from './block';
import type { CodeText } from './code-block';
import { isNamed } from './nodes';

/** An element whose content becomes one block; `flow` is the content of a page or an item. */
export type Open =
  | { kind: 'flow' | 'quote' | 'definition' | 'cell' | 'caption' | 'item'; element: Element | null; blocks: Block[] }
  | { kind: 'list'; element: Element; items: Item[]; next: number; step: number; numbered: boolean }
  | { kind: 'table'; element: Element; rows: Cell[][]; caption: Block[] }
  | { kind: 'heading'; element: Element; level: number }
  | { kind: 'code'; element: Element; code: CodeText; language: string; selectable: boolean };

/** A longer id is made by a machine for itself. */
const MAX_ID = 300;

/** The blocks that are open, outermost first, and where a finished block goes. */
export class BlockStack {
  readonly root: Block[] = [];
  /** For each block of the root the id by which its place in the page can be found again, or an empty text. */
  readonly anchors: string[] = [];
  private readonly opened: Open[] = [{ kind: 'flow', element: null, blocks: this.root }];

  get top(): Open | undefined {
    return this.opened.at(-1);
  }

  /** The innermost list, whose last item is being read. */
  get list(): (Open & { kind: 'list' }) | undefined {
    const list = this.opened.findLast((open) => open.kind === 'list');
    return list?.kind === 'list' ? list : undefined;
  }

  open(open: Open): void {
    this.opened.push(open);
  }

  openList(element: Element): void {
    const numbered = element.localName === 'ol';
    const step = numbered && element.hasAttribute('reversed') ? -1 : 1;
    const start = Number.parseInt(element.getAttribute('start') ?? '', 10);
    const first = step < 0 ? Array.from(element.children).filter((child) => child.localName === 'li').length : 1;
    this.open({ kind: 'list', element, items: [], next: Number.isNaN(start) ? first : start, step, numbered });
  }

  openItem(element: Element): void {
    const list = this.top;
    if (list?.kind !== 'list') return this.open({ kind: 'item', element, blocks: [] });
    if (list.items.length === 0) for (const before of itemsBefore(element)) list.next = numberOf(before, list.next) + list.step;
    const number = numberOf(element, list.next);
    list.next = number + list.step;
    const item: Item = { number: list.numbered ? number : null, ticked: null, blocks: [] };
    list.items.push(item);
    this.open({ kind: 'flow', element, blocks: item.blocks });
  }

  /** Rows, cells and the caption of the table that is open. */
  openTablePart(element: Element): void {
    const table = this.top;
    if (table?.kind !== 'table') return;
    const name = element.localName;
    if (name === 'tr') table.rows.push([]);
    else if (name === 'caption') this.open({ kind: 'caption', element, blocks: [] });
    else if (name === 'td' || name === 'th') this.open({ kind: 'cell', element, blocks: [] });
  }

  /** Puts a block into the innermost open one that can hold it. */
  add(block: Block): void {
    const open = this.opened.findLast((at) => at.kind !== 'heading' && at.kind !== 'code');
    if (open?.kind === 'list') {
      // A list directly in a list, or text beside its items, belongs to the item before it.
      const last = open.items.at(-1);
      if (last) last.blocks.push(block);
      else open.items.push({ number: null, ticked: null, blocks: [block] });
    } else if (open?.kind === 'table') {
      open.caption.push(block);
    } else if (open && 'blocks' in open) {
      open.blocks.push(block);
      if (open.blocks === this.root) this.anchors.push(this.anchor());
    }
  }

  private readonly ids: { element: Element; id: string }[] = [];
  private newest = '';

  /** Notes an element with an id whose content comes now. */
  enterAnchor(element: Element): void {
    const { id } = element;
    if (id.length > MAX_ID) return;
    this.ids.push({ element, id });
    this.newest = id;
  }

  leaveAnchor(element: Element): void {
    if (this.ids.at(-1)?.element === element) this.ids.pop();
  }

  /** The id met since the last block, else the nearest around. */
  private anchor(): string {
    const id = this.newest || (this.ids.at(-1)?.id ?? '');
    this.newest = '';
    return id;
  }

  /** Closes what the element opened, if it opened something. Its block goes into the one around it; an empty one is dropped. */
  close(element: Element): void {
    // Twice where a quotation began in the middle of it.
    for (let open = this.top; open?.element === element; open = this.top) this.closeTop(element, open);
  }

  private closeTop(element: Element, open: Open): void {
    this.opened.pop();
    const block = blockOf(open);
    if (block) this.add(block);
    else if (open.kind === 'caption') for (const each of open.blocks) this.add(each);
    else if (open.kind === 'table') for (const each of open.caption) this.add(each);
    else if (open.kind === 'cell') this.addCell(element, open.blocks);
  }

  private addCell(element: Element, blocks: Block[]): void {
    const table = this.top;
    if (table?.kind !== 'table') return;
    if (table.rows.length === 0) table.rows.push([]);
    table.rows.at(-1)?.push({ header: element.localName === 'th', ...spanOf(element), blocks });
  }
}

function numberOf(item: Element, next: number): number {
  const value = Number.parseInt(item.getAttribute('value') ?? '', 10);
  return Number.isNaN(value) ? next : value;
}

/** The items that come first in the list, though not in what is read of it. */
function itemsBefore(item: Element): Element[] {
  const siblings = Array.from(item.parentElement?.children ?? []);
  return siblings.slice(0, siblings.indexOf(item)).filter((sibling) => sibling.localName === 'li');
}

function blockOf(open: Open): Block | undefined {
  switch (open.kind) {
    case 'quote':
    case 'definition':
      return open.blocks.length > 0 ? { kind: open.kind, blocks: open.blocks } : undefined;
    case 'item':
      return open.blocks.length > 0 ? { kind: 'list', items: [{ number: null, ticked: null, blocks: open.blocks }] } : undefined;
    case 'list': {
      const items = open.items.filter((item) => item.blocks.length > 0);
      return items.length > 0 ? { kind: 'list', items } : undefined;
    }
    case 'code': {
      const text = open.code.finish();
      return text === '' ? undefined : { kind: 'code', language: open.language, text };
    }
    case 'table': {
      const rows = open.rows.filter((row) => row.length > 0);
      return rows.length > 0 ? { kind: 'table', caption: open.caption, rows } : undefined;
    }
    default:
      return undefined;
  }
}

function spanOf(element: Element): { columns: number; rows: number } {
  if (!isNamed(element, 'td') && !isNamed(element, 'th')) return { columns: 1, rows: 1 };
  return { columns: Math.min(element.colSpan, 100), rows: Math.min(Math.max(element.rowSpan, 1), 1_000) };
}
