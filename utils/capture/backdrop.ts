import { alike, over, parseColour, type Colour } from './colour';
import { flatParent } from './flat-tree';
import { isElement } from './nodes';

/** What the browser paints under a page that paints nothing itself. */
function canvas(): Colour {
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  const dark = scheme.includes('dark') && (!scheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches);
  const level = dark ? 24 : 255;
  return { red: level, green: level, blue: level, alpha: 1 };
}

/** Most elements looked at around one suspicious text. */
const LOOKED_AT = 300;

/** Pictures behind text, so that white letters on a white page may well be readable. */
const PICTURES = 'img, video, canvas, svg, iframe, object, embed, picture';

/** Whether an element paints something of its own that is not a plain colour. */
function paints(style: CSSStyleDeclaration): boolean {
  return style.backgroundImage !== 'none' && style.backgroundImage !== '';
}

const fills = (style: CSSStyleDeclaration) => paints(style) || (parseColour(style.backgroundColor)?.alpha ?? 1) > 0.05;

function pseudoPaints(element: Element, which: '::before' | '::after'): boolean {
  const style = getComputedStyle(element, which);
  return style.content !== 'none' && style.content !== 'normal' && fills(style);
}

/** What an element holds that may lie under text in it. */
interface Surface {
  /** It paints before or after its content, or holds too much to look at. */
  unclear: boolean;
  /** Elements that were counted for this. */
  looked: number;
  pictures: readonly Element[];
  /** Painted boxes that are laid over or under their neighbours. */
  boxes: readonly Element[];
}

function surfaceOf(element: Element): Surface {
  const pictures = Array.from(element.querySelectorAll(PICTURES));
  const looked = pictures.length + element.children.length;
  if (looked > LOOKED_AT || pseudoPaints(element, '::before') || pseudoPaints(element, '::after'))
    return { unclear: true, looked, pictures: [], boxes: [] };
  const boxes = Array.from(element.children).filter((child) => {
    const style = getComputedStyle(child);
    return (style.position === 'absolute' || style.position === 'fixed') && fills(style);
  });
  return { unclear: false, looked, pictures, boxes };
}

/** What lies under suspicious texts; each element is looked at once, since a page may have thousands of such texts. */
class Surfaces {
  private readonly known = new Map<Element, Surface>();
  private readonly places = new Map<Element, DOMRect>();

  /** Whether something other than a parent's plain colour lies under the text: a picture, or a painted box laid beneath it. */
  liesOnSomething(element: Element): boolean {
    const text = element.getBoundingClientRect();
    let looked = 0;
    for (let at: Node | null = element; at; at = flatParent(at)) {
      if (!isElement(at)) continue;
      const surface = this.of(at);
      looked += surface.looked;
      if (surface.unclear || looked > LOOKED_AT) return true;
      if (surface.pictures.some((picture) => !element.contains(picture) && this.covers(picture, text))) return true;
      if (surface.boxes.some((box) => !box.contains(element) && this.covers(box, text))) return true;
    }
    return false;
  }

  private of(element: Element): Surface {
    const known = this.known.get(element);
    if (known) return known;
    const surface = surfaceOf(element);
    this.known.set(element, surface);
    return surface;
  }

  private covers(lower: Element, text: DOMRect): boolean {
    let box = this.places.get(lower);
    if (!box) this.places.set(lower, (box = lower.getBoundingClientRect()));
    return box.left < text.right && box.right > text.left && box.top < text.bottom && box.bottom > text.top;
  }
}

/** What lies behind the texts of a page, worked out once for each element. */
export class Backdrops {
  /** The plain colour behind an element's text; null where something else than plain colours lies there. */
  private readonly known = new WeakMap<Node, Colour | null>();
  private readonly verdicts = new WeakMap<Colour, Map<string, boolean>>();
  private readonly surfaces = new Surfaces();
  private base: Colour | undefined;

  /** Whether the element's text has the colour of what lies behind it, or none at all. In doubt it counts as readable. */
  swallow(element: Element, style: CSSStyleDeclaration): boolean {
    const written = style.webkitTextFillColor || style.color;
    const behind = this.behind(element);
    const verdict = behind ? this.judge(written, behind) : parseColour(written)?.alpha === 0;
    if (!verdict || (style.textShadow !== 'none' && style.textShadow !== '')) return false;
    if ((parseColour(written)?.alpha ?? 1) < 0.05) return style.backgroundClip !== 'text';
    return !this.surfaces.liesOnSomething(element);
  }

  /** Whether an ink is lost on a plain colour; pages have few inks, so each pair is looked at once. */
  private judge(written: string, behind: Colour): boolean {
    let verdicts = this.verdicts.get(behind);
    if (!verdicts) this.verdicts.set(behind, (verdicts = new Map()));
    let verdict = verdicts.get(written);
    if (verdict === undefined) {
      const ink = parseColour(written);
      verdict = ink !== undefined && alike(over(ink, behind), behind);
      verdicts.set(written, verdict);
    }
    return verdict;
  }

  private behind(element: Element): Colour | null {
    const open: Element[] = [];
    let colour: Colour | null | undefined;
    for (let at: Node | null = element; at; at = flatParent(at)) {
      colour = this.known.get(at);
      if (colour !== undefined) break;
      if (isElement(at)) open.push(at);
    }
    if (colour === undefined) colour = this.base ??= canvas();
    for (let at = open.pop(); at; at = open.pop()) {
      colour = layered(getComputedStyle(at), colour);
      this.known.set(at, colour);
    }
    return colour;
  }
}

/** What lies behind an element's text, given what lies behind the element. */
function layered(style: CSSStyleDeclaration, behind: Colour | null): Colour | null {
  if (paints(style)) return null;
  const own = parseColour(style.backgroundColor);
  if (!own) return null;
  if (own.alpha >= 1) return own;
  return behind && own.alpha > 0 ? over(own, behind) : behind;
}
