import { cleanText, drawnLength } from './clean-text';
import type { Extent } from './extent';
import { flatChildren, flatPath } from './flat-tree';
import { Look } from './look';
import { isElement, isNamed, isText } from './nodes';
import { SILENT, TOLD } from './silent';
import { charsIn, type Tally } from './tally';
import { outside, pageSurroundings, subtreeHidden, surroundingsIn, textHidden, type Surroundings } from './visibility';

/** What is done with the visible part of a tree. */
export interface Visitor {
  /** An element that can be seen. False: its content is dealt with or not wanted. */
  enter(element: Element, look: Look): boolean;
  leave(element: Element): void;
  /** Visible text without invisible characters; white space as in the source. False: nothing more is taken. */
  text(text: string, look: Look, node: Text): boolean;
}

interface Level {
  element: Element;
  children: ArrayLike<Node>;
  next: number;
  look: Look;
  around: Surroundings;
  /** Not known until the first text that lies directly in the element. */
  textHidden: boolean | undefined;
  /** It lies where nobody can scroll to; not known until asked. */
  outside: boolean | undefined;
  /** The browser leaves its text out of a selection. */
  unselectable: boolean;
}

export interface WalkOptions {
  extent: Extent;
  visitor: Visitor;
  tally: Tally;
  /** When to stop, in `performance.now()` milliseconds, if the page is longer than most. */
  deadline: number;
  /** Nodes to look at whatever the time; as many as an ordinary page has unless given. */
  least?: number;
  /** Leave out `user-select: none`, as the browser does in a selection. */
  selectable?: boolean;
  /** All that the extent takes is known to be visible. */
  trusted?: boolean;
  /** How elements are drawn, as far as an earlier walk over the unchanged page has read it; what this walk reads is added. */
  looks?: Map<Element, Look>;
  /** The page shows nothing at all: see `Surroundings`. */
  veiled?: boolean;
}

/** Looks at the clock only once in so many nodes. */
const STEP = 32;

/** An ordinary page is read to its end also on a machine that is busy with other things: before so many nodes the deadline does not count. */
const ORDINARY = 12_000;

/** Siblings looked at one by one when the rest of a page is counted. */
const COUNTED_ONE_BY_ONE = 500;

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
    const start = isElement(root) ? root : root.parentElement;
    if (!start) return;
    const around = surroundingsAbove(start, this.options.veiled ?? false);
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
    if (this.steps > (this.options.least ?? ORDINARY) && this.steps % STEP === 0 && performance.now() > this.options.deadline)
      return 'time';
    const node = level.children[level.next];
    level.next += 1;
    if (!node) {
      this.levels.pop();
      this.options.visitor.leave(level.element);
      return undefined;
    }
    if (isText(node)) {
      if (this.options.extent.takes(node) && !this.readText(node, level)) return 'limit';
    } else if (isElement(node) && this.options.extent.takes(node)) {
      if (!closedPart(level.element, node)) this.open(node, level.around);
      else this.options.tally.hide(node);
    } else if (node.nodeType === Node.COMMENT_NODE) {
      this.options.extent.takes(node);
    }
    return undefined;
  }

  private open(element: Element, outer: Surroundings): void {
    const name = element.localName;
    const told = TOLD.has(name);
    if (SILENT.has(name) && !told) return this.options.tally.skip(element);
    const look = this.look(element);
    // Drawn only where scripts are off; its style says nothing of that.
    if (name === 'noscript' && element.getClientRects().length === 0) return;
    if (!this.options.trusted && subtreeHidden(element, look, outer.veiled)) return this.options.tally.hide(element);
    if (!this.options.visitor.enter(element, look)) return;
    if (told) return;
    const around = this.options.trusted ? outer : surroundingsIn(element, look, outer);
    if (around.scale < 0.02) {
      this.options.tally.hide(element);
      return this.options.visitor.leave(element);
    }
    const above = this.levels.at(-1)?.unselectable ?? false;
    const unselectable = this.options.selectable ? leftOutOfSelections(look.style, above) : false;
    this.levels.push({
      element,
      children: flatChildren(element),
      next: 0,
      look,
      around,
      textHidden: undefined,
      outside: undefined,
      unselectable,
    });
  }

  private look(element: Element): Look {
    const { looks } = this.options;
    const known = looks?.get(element);
    if (known) return known;
    const look = new Look(element);
    looks?.set(element, look);
    return look;
  }

  private readText(node: Text, level: Level): boolean {
    const { text, hidden } = cleanText(this.options.extent.slice(node));
    const { tally, visitor } = this.options;
    if (level.unselectable) return true;
    if (hidden > 0) tally.omit('hidden', hidden);
    const length = drawnLength(text);
    if (length === 0) return visitor.text(text, level.look, node);
    if (!this.options.trusted && this.unreadable(level)) {
      tally.omit('hidden', length);
      tally.look('hidden', text);
      return true;
    }
    tally.seen += length;
    return visitor.text(text, level.look, node);
  }

  private unreadable(level: Level): boolean {
    level.textHidden ??= textHidden(level.element, level.look, level.around) || this.isOutside(this.levels.length - 1);
    return level.textHidden;
  }

  /** A line of text lies where its block lies, so one look at the block serves all that is in its lines. */
  private isOutside(at: number): boolean {
    const level = this.levels[at];
    if (!level) return false;
    const inLine = level.look.display === 'contents' || (level.look.inline && level.look.position === 'static');
    level.outside ??= inLine && at > 0 ? this.isOutside(at - 1) : outside(level.element, level.around);
    return level.outside;
  }

  /** Closes what is open and counts, roughly, what was not reached. */
  private giveUp(reason: 'time' | 'limit'): void {
    const { visitor, tally } = this.options;
    for (let level = this.levels.pop(); level; level = this.levels.pop()) {
      tally.leaveOver(reason, this.charsAhead(level));
      visitor.leave(level.element);
    }
  }

  private charsAhead({ element, children, next }: Level): number {
    const { extent } = this.options;
    let chars = 0;
    for (let at = next; at < children.length; at += 1) {
      const node = children[at];
      if (!node) continue;
      // A very long row of siblings is not worth a look at each.
      if (at - next > COUNTED_ONE_BY_ONE && node.parentNode === element) return chars + charsFrom(node, element);
      if ((isElement(node) && SILENT.has(node.localName)) || node.nodeType === Node.COMMENT_NODE) continue;
      if (extent.takes(node)) chars += isText(node) ? drawnLength(extent.slice(node)) : charsIn(node);
    }
    return chars;
  }
}

/** Characters from a child on to the end of its parent. */
function charsFrom(child: Node, parent: Element): number {
  const rest = document.createRange();
  rest.setStartBefore(child);
  rest.setEnd(parent, parent.childNodes.length);
  return rest.toString().length;
}

/** A closed `<details>` shows its summary only. */
function closedPart(parent: Element, child: Element): boolean {
  return isNamed(parent, 'details') && !parent.open && child.localName !== 'summary';
}

/** `user-select: none`; `auto` takes what the parent has. */
function leftOutOfSelections(style: CSSStyleDeclaration, above: boolean): boolean {
  const value = style.userSelect || style.getPropertyValue('-webkit-user-select');
  return value === 'none' || (value === 'auto' && above);
}

/** What lies around a root that is not the top of the page; null if the root lies in something hidden. */
function surroundingsAbove(root: Element, veiled: boolean): Surroundings | null {
  const path = flatPath(root).filter((node) => isElement(node) && node !== root);
  let around = pageSurroundings(veiled);
  for (const element of path.reverse()) {
    if (!isElement(element)) continue;
    const look = new Look(element);
    if (subtreeHidden(element, look, veiled)) return null;
    around = surroundingsIn(element, look, around);
  }
  return around;
}
