import { flatChildren, flatParent, flatPath, nodeAfter } from './flat-tree';
import { isElement, isNamed, isText } from './nodes';

/** Which part of a tree is wanted. Asked once for each node, in drawing order, parents first. */
export interface Extent {
  /** Whether the node, or something in it, is wanted. A node that is not wanted is not looked into. */
  takes(node: Node): boolean;
  /** The wanted part of a text node that `takes` has let through. */
  slice(text: Text): string;
}

/** Everything under the root. */
export const everything: Extent = { takes: () => true, slice: (text) => text.data };

/** Everything but some subtrees; `onDrop` is told of each of them once. */
export class WithoutExtent implements Extent {
  private readonly dropped: ReadonlySet<Node>;
  private readonly onDrop: (node: Node) => void;

  constructor(dropped: ReadonlySet<Node>, onDrop: (node: Node) => void) {
    this.dropped = dropped;
    this.onDrop = onDrop;
  }

  takes(node: Node): boolean {
    if (!this.dropped.has(node)) return true;
    this.onDrop(node);
    return false;
  }

  slice(text: Text): string {
    return text.data;
  }
}

/** Start and end of a selection, as both `Range` and `StaticRange` have them. */
export type Boundaries = Pick<AbstractRange, 'startContainer' | 'startOffset' | 'endContainer' | 'endOffset'>;

/** The node at an element's boundary, or the first one after it. */
function nodeAt(container: Node, offset: number): Node | null {
  return container.childNodes[offset] ?? nodeAfter(container);
}

/** The table cell around a node, if there is one. */
function cellAround(node: Node): Element | null {
  const element = isElement(node) ? node : node.parentElement;
  return element?.closest('td, th') ?? null;
}

/** Widens a selection that reaches over several table cells to whole cells, so that no row is torn. */
function closeToCells(range: Boundaries): Boundaries {
  const first = cellAround(range.startContainer);
  const last = cellAround(range.endContainer);
  if (first === last) return range;
  const widened = { ...pick(range) };
  if (first && !first.contains(range.endContainer)) Object.assign(widened, { startContainer: first, startOffset: 0 });
  // A triple click ends before the first character of the next cell, and means nothing of it.
  const touched = range.endOffset > 0 || range.endContainer !== last;
  if (last && touched && !last.contains(range.startContainer))
    Object.assign(widened, { endContainer: last, endOffset: last.childNodes.length });
  return widened;
}

function pick(range: Boundaries): Boundaries {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  return { startContainer, startOffset, endContainer, endOffset };
}

/** What one selection covers. Works across shadow roots, where `Range` cannot. */
class SelectedExtent implements Extent {
  private readonly first: Node | null;
  private readonly stop: Node | null;
  private readonly above: ReadonlySet<Node>;
  private readonly range: Boundaries;
  private state: 'before' | 'in' | 'after' = 'before';

  constructor(range: Boundaries) {
    this.range = range;
    const { startContainer, startOffset, endContainer, endOffset } = range;
    this.first = isText(startContainer) ? startContainer : nodeAt(startContainer, startOffset);
    this.stop = isText(endContainer) ? nodeAfter(endContainer) : nodeAt(endContainer, endOffset);
    this.above = new Set(this.first ? flatPath(this.first) : []);
  }

  takes(node: Node): boolean {
    if (this.state === 'before') {
      if (node !== this.first) return this.above.has(node);
      this.state = 'in';
    }
    if (node === this.stop) this.state = 'after';
    return this.state === 'in';
  }

  slice(text: Text): string {
    const { startContainer, startOffset, endContainer, endOffset } = this.range;
    return text.data.slice(text === startContainer ? startOffset : 0, text === endContainer ? endOffset : undefined);
  }
}

/** What several selections cover together (Firefox: cells or passages marked one by one). */
class UnionExtent implements Extent {
  private readonly parts: readonly Extent[];
  private current: Extent | undefined;

  constructor(parts: readonly Extent[]) {
    this.parts = parts;
  }

  takes(node: Node): boolean {
    // Each part keeps its own place, so every one has to see every node.
    this.current = undefined;
    for (const part of this.parts) if (part.takes(node)) this.current ??= part;
    return this.current !== undefined;
  }

  slice(text: Text): string {
    return this.current?.slice(text) ?? '';
  }
}

/** A wanted set of text nodes (and pictures), for instance those that an extractor kept. */
export class KeptExtent implements Extent {
  private readonly kept: ReadonlySet<Node>;
  private readonly above = new Set<Node>();

  constructor(kept: ReadonlySet<Node>) {
    this.kept = kept;
    for (const node of kept) {
      this.above.add(node);
      for (let at = flatParent(node); at && !this.above.has(at); at = flatParent(at)) this.above.add(at);
    }
  }

  takes(node: Node): boolean {
    if (isText(node)) return this.kept.has(node);
    return this.above.has(node) || (isElement(node) && node.localName === 'br');
  }

  slice(text: Text): string {
    return text.data;
  }
}

/** What must be walked from its top, so that a part of it keeps its form. */
const WHOLE = 'table, pre, ruby, math, .katex, mjx-container';

/** The extent of one or more selections and the element to walk from: the lowest one around all of them. */
export function selectedExtent(ranges: readonly Boundaries[]): { root: Node; extent: Extent } | undefined {
  const closed = ranges.map(closeToCells);
  let shared: Node[] | undefined;
  for (const range of closed) {
    for (const node of [range.startContainer, range.endContainer]) {
      const path = flatPath(node);
      shared = shared ? shared.filter((at) => path.includes(at)) : path;
    }
  }
  const lowest = shared?.find(isElement);
  if (!lowest) return undefined;
  const root = lowest.closest(WHOLE);
  const partOfTable = root?.localName !== 'table' || lowest.closest('td, th') === null;
  const extents = closed.map((range) => new SelectedExtent(range));
  const extent = extents.length === 1 && extents[0] ? extents[0] : new UnionExtent(extents);
  return { root: root && partOfTable ? root : lowest, extent };
}

/** All the text nodes and pictures under a node, in drawing order. */
export function leavesOf(node: Node): Node[] {
  const leaves: Node[] = [];
  const stack: Node[] = [node];
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (isText(at) || isNamed(at, 'img')) leaves.push(at);
    const children = flatChildren(at);
    for (let i = children.length - 1; i >= 0; i -= 1) {
      const child = children[i];
      if (child) stack.push(child);
    }
  }
  return leaves;
}
