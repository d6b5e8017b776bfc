import { cleanText, drawnLength } from './clean-text';
import type { Extent } from './extent';
import { flatChildren, flatPath } from './flat-tree';
import { SILENT, TOLD } from './silent';
import { charsIn, type Tally } from './tally';
import { pageSurroundings, subtreeHidden, surroundingsIn, textHidden, type Surroundings } from './visibility';

/** What is done with the visible part of a tree. */
export interface Visitor {
  /** An element that can be seen. False: its content is dealt with or not wanted. */
  enter(element: Element, style: CSSStyleDeclaration): boolean;
  leave(element: Element): void;
  /** Visible text without invisible characters; white space as in the source. False: nothing more is taken. */
  text(text: string, style: CSSStyleDeclaration, node: Text): boolean;
}

interface Level {
  element: Element;
  children: ArrayLike<Node>;
  next: number;
  style: CSSStyleDeclaration;
  around: Surroundings;
  /** Not known until the first text that lies directly in the element. */
  textHidden: boolean | undefined;
  /** The browser leaves its text out of a selection. */
  unselectable: boolean;
}

export interface WalkOptions {
  extent: Extent;
  visitor: Visitor;
  tally: Tally;
  /** When to stop, in `performance.now()` milliseconds. */
  deadline: number;
  /** Leave out `user-select: none`, as the browser does in a selection. */
  selectable?: boolean;
}

/** Looks at the clock only once in so many nodes. */
const STEP = 32;

/** Walks the visible part of the drawn tree under a root, in drawing order, and counts in the tally what it saw and what it left out. */
export function walk(root: Node, options: WalkOptions): void {
  const walker = new Walker(options);
  walker.run(root);
}

class Walker {
  private readonly levels: Level[] = [];
  private readonly options: WalkOptions;
  private steps = 0;

  constructor(options: WalkOptions) {
    this.options = options;
  }

  run(root: Node): void {
    const start = root instanceof Element ? root : root.parentElement;
    if (!start) return;
    const around = surroundingsAbove(start);
    if (!around) return this.options.tally.hide(start);
    this.options.extent.takes(start);
    this.open(start, around);
    for (let level = this.levels.at(-1); level; level = this.levels.at(-1)) {
      const reason = this.step(level);
      if (reason) return this.giveUp(reason);
    }
  }

  /** One node further. Returns why the walk has to end, if it has to. */
  private step(level: Level): 'time' | 'limit' | undefined {
    this.steps += 1;
    if (this.steps % STEP === 0 && performance.now() > this.options.deadline) return 'time';
    const node = level.children[level.next];
    level.next += 1;
    if (!node) {
      this.levels.pop();
      this.options.visitor.leave(level.element);
      return undefined;
    }
    if (node instanceof Text) {
      if (this.options.extent.takes(node) && !this.readText(node, level)) return 'limit';
    } else if (node instanceof Element && this.options.extent.takes(node)) {
      if (!closedPart(level.element, node)) this.open(node, level.around);
      else this.options.tally.hide(node);
    } else if (node instanceof Comment) {
      this.options.extent.takes(node);
    }
    return undefined;
  }

  private open(element: Element, outer: Surroundings): void {
    const name = element.localName;
    const told = TOLD.has(name);
    if (SILENT.has(name) && !told) return this.options.tally.skip(element);
    const style = getComputedStyle(element);
    if (subtreeHidden(element, style)) return this.options.tally.hide(element);
    if (!this.options.visitor.enter(element, style)) return;
    if (told) return;
    const around = surroundingsIn(element, style, outer);
    if (around.scale < 0.02) {
      this.options.tally.hide(element);
      return this.options.visitor.leave(element);
    }
    const above = this.levels.at(-1)?.unselectable ?? false;
    const unselectable = this.options.selectable ? leftOutOfSelections(style, above) : false;
    this.levels.push({ element, children: flatChildren(element), next: 0, style, around, textHidden: undefined, unselectable });
  }

  private readText(node: Text, level: Level): boolean {
    const { text, hidden } = cleanText(this.options.extent.slice(node));
    const { tally, visitor } = this.options;
    if (level.unselectable) return true;
    if (hidden > 0) tally.omit('hidden', hidden);
    const length = drawnLength(text);
    if (length === 0) return visitor.text(text, level.style, node);
    level.textHidden ??= textHidden(level.element, level.style, level.around);
    if (level.textHidden) {
      tally.omit('hidden', length);
      return true;
    }
    tally.seen += length;
    return visitor.text(text, level.style, node);
  }

  /** Closes what is open and counts, roughly, what was not reached. */
  private giveUp(reason: 'time' | 'limit'): void {
    const { extent, visitor, tally } = this.options;
    for (let level = this.levels.pop(); level; level = this.levels.pop()) {
      for (; level.next < level.children.length; level.next += 1) {
        const node = level.children[level.next];
        if (!node || (node instanceof Element && SILENT.has(node.localName)) || node instanceof Comment) continue;
        if (extent.takes(node)) tally.leaveOver(reason, node instanceof Text ? drawnLength(extent.slice(node)) : charsIn(node));
      }
      visitor.leave(level.element);
    }
  }
}

/** A closed `<details>` shows its summary only. */
function closedPart(parent: Element, child: Element): boolean {
  return parent instanceof HTMLDetailsElement && !parent.open && child.localName !== 'summary';
}

/** `user-select: none`; `auto` takes what the parent has. */
function leftOutOfSelections(style: CSSStyleDeclaration, above: boolean): boolean {
  const value = style.userSelect || style.getPropertyValue('-webkit-user-select');
  return value === 'none' || (value === 'auto' && above);
}

/** What lies around a root that is not the top of the page; null if the root lies in something hidden. */
function surroundingsAbove(root: Element): Surroundings | null {
  const path = flatPath(root).filter((node) => node instanceof Element && node !== root);
  let around = pageSurroundings();
  for (const element of path.reverse()) {
    if (!(element instanceof Element)) continue;
    const style = getComputedStyle(element);
    if (subtreeHidden(element, style)) return null;
    around = surroundingsIn(element, style, around);
  }
  return around;
}
