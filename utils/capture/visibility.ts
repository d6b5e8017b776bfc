import { Backdrops } from './backdrop';
import type { Look } from './look';

/** What an element's children need to know of their surroundings to be judged. */
export interface Surroundings {
  /** Left and top end of what can be scrolled to, in viewport pixels. */
  left: number;
  top: number;
  /** Text that runs from the right may reach beyond the left end. */
  rightToLeft: boolean;
  /** Something between here and the page cuts off what sticks out, so a slide at the side is only waiting for its turn. */
  clipped: boolean;
  /** By how much transforms shrink what is drawn here. */
  scale: number;
  backdrops: Backdrops;
  /** The page as a whole is not shown yet, so being invisible says nothing of its parts. */
  veiled: boolean;
}

/** Smallest letters that count as legible, in pixels on the screen. */
const LEGIBLE_PX = 3;
/** How far out of the page a thing is pushed to be unseen, by the usual idioms (-999, -9999 px). */
const PUSHED_PX = -990;

export function pageSurroundings(veiled: boolean): Surroundings {
  const root = document.documentElement;
  return {
    left: -window.scrollX,
    top: -window.scrollY,
    rightToLeft: getComputedStyle(root).direction === 'rtl' || (document.body && getComputedStyle(document.body).direction === 'rtl'),
    clipped: false,
    scale: 1,
    backdrops: new Backdrops(),
    veiled,
  };
}

const px = (value: string) => Number.parseFloat(value) || 0;

/** `clip: rect(…)` and `clip-path` that leave nothing over. */
function clippedAway(look: Look): boolean {
  const { style } = look;
  const path = style.clipPath;
  if (path && path !== 'none') {
    const inset = /^inset\(([^)]*)/.exec(path)?.[1]?.split(' ') ?? [];
    const [top, right = top, bottom = top, left = right] = inset.map((part) => (part.endsWith('%') ? px(part) : 0));
    if ((top ?? 0) + (bottom ?? 0) >= 100 || (left ?? 0) + (right ?? 0) >= 100) return true;
    if (/^(circle|ellipse)\(0(px|%)?[ )]/.test(path)) return true;
    if (
      path.startsWith('polygon(') &&
      new Set(
        path
          .slice(8, -1)
          .split(',')
          .map((point) => point.trim()),
      ).size < 3
    )
      return true;
  }
  if (look.inline || (look.position !== 'absolute' && look.position !== 'fixed')) return false;
  const rect = /^rect\(([^)]*)\)/.exec(style.clip)?.[1]?.split(/[\s,]+/);
  if (!rect) return false;
  const [top, right, bottom, left] = rect.map((side) => (side === 'auto' ? Number.NaN : px(side)));
  return (bottom ?? Number.NaN) - (top ?? 0) <= 2 || (right ?? Number.NaN) - (left ?? 0) <= 2;
}

/** A box that cuts off its content and is no larger than a dot: `max-height: 0`, `.sr-only` and their kin. */
function squeezed(element: Element, style: CSSStyleDeclaration): boolean {
  if (element.localName === 'hr' || element.localName === 'img') return false;
  if (style.overflowX === 'visible' && style.overflowY === 'visible') return false;
  const box = element.getBoundingClientRect();
  const thin = (overflow: string, size: number) => overflow !== 'visible' && size <= 2;
  if (!thin(style.overflowX, box.width) && !thin(style.overflowY, box.height)) return false;
  return !isPageRoot(element);
}

const isPageRoot = (element: Element) => element === document.body || element === document.documentElement;

/** Pushed out to the left or the top by position or margin, whatever cuts it off there. */
function pushedOut({ style, position }: Look): boolean {
  if (px(style.marginLeft) < PUSHED_PX || px(style.marginTop) < PUSHED_PX) return true;
  if (position === 'static') return false;
  return px(style.left) < PUSHED_PX || px(style.top) < PUSHED_PX || (position === 'fixed' && px(style.right) < PUSHED_PX);
}

/** Whether nothing in the element can be seen, whatever its children do. */
export function subtreeHidden(element: Element, look: Look, veiled: boolean): boolean {
  const { style, display } = look;
  if (display === 'none') return true;
  if (!veiled && Number(style.opacity) < 0.05) return true;
  if (display === 'contents') return false;
  if (look.inline) return clippedAway(look);
  if (style.getPropertyValue('content-visibility') === 'hidden') return true;
  return clippedAway(look) || squeezed(element, style) || pushedOut(look);
}

/** Whether text that lies directly in the element cannot be read, for reasons other than its place. Costs more; asked for elements with text of their own only. */
export function textHidden(element: Element, look: Look, around: Surroundings): boolean {
  const { style } = look;
  if (!around.veiled && style.visibility !== 'visible') return true;
  const size = px(style.fontSize);
  if (size < LEGIBLE_PX || px(style.textIndent) < PUSHED_PX) return true;
  if (size * around.scale < LEGIBLE_PX) return true;
  return around.backdrops.swallow(element, style);
}

/** The smaller of the two factors by which an element's own transform scales it. */
function ownScale(style: CSSStyleDeclaration): number {
  let factor = 1;
  const matrix = /^matrix(3d)?\(([^)]*)\)/.exec(style.transform);
  if (matrix?.[2]) {
    const values = matrix[2].split(',').map(Number);
    const second = matrix[1] ? 4 : 2;
    const length = (at: number) => Math.hypot(values[at] ?? 0, values[at + 1] ?? 0);
    factor = Math.min(length(0), length(second));
  }
  const own = style.scale && style.scale !== 'none' ? Math.min(...style.scale.split(' ').map((part) => Math.abs(px(part)))) : 1;
  return factor * own;
}

/** Whether a box lies where nobody can scroll to. */
export function outside(element: Element, around: Surroundings): boolean {
  if (around.clipped) return false;
  const box = element.getBoundingClientRect();
  if (box.bottom <= around.top - 1 && box.height > 0) return true;
  return !around.rightToLeft && box.right <= around.left - 1 && box.width > 0;
}

/** The surroundings that an element gives its text and its children. */
export function surroundingsIn(element: Element, look: Look, outer: Surroundings): Surroundings {
  if (look.inline || look.display === 'contents' || isPageRoot(element)) return outer;
  const { style } = look;
  const scale = ownScale(style);
  const around = scale === 1 ? outer : { ...outer, scale: outer.scale * scale };
  const { overflowX, overflowY } = style;
  if (overflowX === 'visible' && overflowY === 'visible') return around;
  const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll';
  if (!scrolls(overflowX) && !scrolls(overflowY)) return around.clipped ? around : { ...around, clipped: true };
  const box = element.getBoundingClientRect();
  return {
    ...around,
    left: box.left - element.scrollLeft,
    top: box.top - element.scrollTop,
    rightToLeft: style.direction === 'rtl' || style.flexDirection.endsWith('reverse'),
    clipped: style.flexDirection === 'column-reverse',
  };
}
