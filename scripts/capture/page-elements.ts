import type { Elements } from './round-trip';

interface Frame {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const EVERYWHERE: Frame = { left: 0, top: 0, right: Infinity, bottom: Infinity };

const meet = (a: Frame, b: Frame): Frame => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});

const isDrawn = ({ left, top, right, bottom }: Frame) => right - left > 2 && bottom - top > 2;

const channels = (colour: string) => (/^rgba?\(([^)]*)\)/.exec(colour)?.[1] ?? '').split(',').map(Number);

/**
 * What a reader sees, found out without anything of the capture's own code: the boxes of the letters, what cuts them off, their size and whether
 * their ink shows. (`checkVisibility` calls menus visible that are folded to no height, or pushed out of the page.)
 */
class Eye {
  private readonly frames = new Map<Element, Frame>();
  private readonly inks = new Map<Element, boolean>();

  /** What of an element's content can be drawn, in pixels of the window (the page is not scrolled). */
  private frame(element: Element | null): Frame {
    if (!element || element === document.body || element === document.documentElement) return EVERYWHERE;
    const known = this.frames.get(element);
    if (known) return known;
    const style = getComputedStyle(element);
    const around = style.position === 'fixed' ? null : style.position === 'absolute' ? offsetParent(element) : element.parentElement;
    let frame = this.frame(around);
    if (style.display !== 'inline' && style.display !== 'contents' && `${style.overflowX}${style.overflowY}` !== 'visiblevisible') {
      const inside = meet(frame, element.getBoundingClientRect());
      const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
      frame = scrolls && isDrawn(inside) ? { ...EVERYWHERE, left: -Infinity, top: -Infinity } : inside;
    }
    if (style.clip !== 'auto' || /^inset\((50|100)%/.test(style.clipPath)) frame = { ...frame, right: frame.left };
    this.frames.set(element, frame);
    return frame;
  }

  private showsInk(element: Element): boolean {
    const known = this.inks.get(element);
    if (known !== undefined) return known;
    const style = getComputedStyle(element);
    const legible = Number.parseFloat(style.fontSize) >= 3 && Number.parseFloat(style.textIndent) > -990;
    const shows = legible && element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && differs(element, style.color);
    this.inks.set(element, shows);
    return shows;
  }

  private sees(text: Text): boolean {
    const { parentElement } = text;
    if (!parentElement || text.data.trim() === '' || !this.showsInk(parentElement)) return false;
    const range = document.createRange();
    range.selectNodeContents(text);
    return Array.from(range.getClientRects()).some((box) => isDrawn(meet(box, this.frame(parentElement))));
  }

  /** The text in an element that can be seen, but for that in some parts. */
  textIn(element: Element, without = ''): string {
    let seen = '';
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let at = texts.nextNode(); at; at = texts.nextNode()) {
      const apart = without && at.parentElement?.closest(without);
      if (this.sees(at as Text) && !(apart && element.contains(apart) && apart !== element)) seen += ` ${at.nodeValue ?? ''}`;
    }
    return seen;
  }
}

const offsetParent = (element: Element) => ('offsetParent' in element ? (element.offsetParent as Element | null) : null);

/** Whether an ink differs from the plain colour under it; in doubt it does. */
function differs(element: Element, ink: string): boolean {
  const [red = 0, green = 0, blue = 0, alpha = 1] = channels(ink);
  if (alpha < 0.05) return false;
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    if (backgroundImage !== 'none') return true;
    const ground = channels(backgroundColor);
    if ((ground[3] ?? 1) < 0.05) continue;
    return [red, green, blue].some((value, place) => Math.abs(value - (ground[place] ?? 0)) > 16);
  }
  return Math.min(red, green, blue) < 239;
}

const squash = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();

/** Items that hold more than text are left out: what the pictures and fields in them say is written otherwise. */
const MORE_THAN_TEXT = 'table, img, button, select, textarea, svg title';

function items(eye: Eye): string[] {
  const found: string[] = [];
  for (const item of document.querySelectorAll('ul > li, ol > li')) {
    if (item.closest('table')) continue;
    const own = Array.from(item.children).filter((child) => !child.matches('ul, ol'));
    if (own.some((child) => child.matches(MORE_THAN_TEXT) || child.querySelector(`ul, ol, ${MORE_THAN_TEXT}`))) continue;
    found.push(squash(eye.textIn(item, 'ul, ol')));
  }
  return found.filter(Boolean);
}

/** Cells of tables with a head that hold nothing but text. */
function cells(eye: Eye): string[] {
  const tables = Array.from(document.querySelectorAll('table')).filter(
    (table) =>
      table.querySelector('th') && table.querySelectorAll('td').length > 1 && !table.querySelector(`ul, ol, h1, h2, h3, ${MORE_THAN_TEXT}`),
  );
  return tables.flatMap((table) => Array.from(table.querySelectorAll('td, th'), (cell) => squash(eye.textIn(cell)))).filter(Boolean);
}

/** Code as drawn. A `<pre>` around tables, headings or lists is a text that someone pasted there. */
function code(eye: Eye): string[] {
  return Array.from(document.querySelectorAll('pre'))
    .filter((pre) => !pre.closest('table') && !pre.querySelector('table, h1, h2, h3, ul, ol') && eye.textIn(pre) !== '')
    .map((pre) =>
      pre.innerText
        .replace(/\r\n?/g, '\n')
        .replace(/\u00a0/g, ' ')
        .replace(/[ \t]+$/gm, '')
        .replace(/^\s*\n/, '')
        .trimEnd(),
    );
}

/** The list items, table cells and code of the open page that can be seen. Bundled for the page on its own. */
export default function elements(): Elements {
  const eye = new Eye();
  return { items: items(eye), cells: cells(eye), code: code(eye) };
}
