/** What the elements around a block say of it. */
export interface Ancestry {
  depth: number;
  /** For each kind of word: how many levels up it is first met in a class or an id; `FAR` if nowhere. */
  words: readonly number[];
  /** For each kind of element: the same. */
  elements: readonly number[];
}

export const FAR = 12;

/** Kinds of words that page makers use in class names and ids. */
const WORDS: readonly RegExp[] = [
  /article|story|entry|post(?!er|al)/i,
  /content|body|text|copy/i,
  /main|primary|single/i,
  /relat|recommend|more|also|similar|suggest|popular|trending|latest|teaser|outbrain|taboola|promo/i,
  /side|aside|widget|rail|column/i,
  /foot(er)?(?!note)|legal|copyright|imprint|disclaimer/i,
  /head(er)?(?!line)|banner|masthead|logo|top/i,
  /caption|credit|figure|photo|image|gallery|slide|media|video|wp-caption/i,
  /author|byline|bio\b|contributor|avatar/i,
  /date|time|meta|info|publish|posted/i,
  /tag|categor|topic|keyword|label/i,
  /newsletter|subscri|signup|sign-up|login|register|paywall|donat|form/i,
  /title|headline|heading/i,
  /lead|intro|summary|abstract|standfirst|excerpt|subtitle|dek\b|teaser/i,
  /pull|quote|highlight|fact|box|infobox|inset/i,
];

/** Kinds of elements. */
const ELEMENTS: readonly string[] = [
  'article',
  'main, [role="main"]',
  'section',
  'aside, [role="complementary"]',
  'footer, [role="contentinfo"]',
  'ul, ol',
  'table',
  '[itemprop="articleBody"]',
  'li',
];

const nearer = (own: readonly boolean[], above: readonly number[]) => above.map((level, at) => (own[at] ? 0 : Math.min(FAR, level + 1)));

/** Looks up the ancestry of elements, each element once. */
export class Ancestries {
  private readonly known = new Map<Element, Ancestry>();
  private readonly top: Ancestry = { depth: 0, words: WORDS.map(() => FAR), elements: ELEMENTS.map(() => FAR) };

  of(element: Element): Ancestry {
    const open: Element[] = [];
    let found: Ancestry | undefined;
    for (let at: Element | null = element; at; at = at.parentElement) {
      found = this.known.get(at);
      if (found) break;
      open.push(at);
    }
    let ancestry = found ?? this.top;
    for (let at = open.pop(); at; at = open.pop()) {
      ancestry = this.below(ancestry, at);
      this.known.set(at, ancestry);
    }
    return ancestry;
  }

  private below(above: Ancestry, element: Element): Ancestry {
    // The page as a whole says nothing of its parts.
    const top = element.localName === 'body' || element.localName === 'html';
    const names = top ? '' : `${element.getAttribute('class') ?? ''} ${element.id}`;
    const words = WORDS.map((pattern) => names.length > 1 && pattern.test(names));
    const elements = ELEMENTS.map((selector) => element.matches(selector));
    return { depth: above.depth + 1, words: nearer(words, above.words), elements: nearer(elements, above.elements) };
  }
}
