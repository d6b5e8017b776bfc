import { escaped } from './paste-way';
import { isBlock } from './rich-text';

/** A sign of a new text; its form is that of the text node it came from or was made like. */
export interface Sign {
  readonly sign: string;
  readonly node?: Text;
  readonly isNew?: boolean;
}

/** What of a sign's form a reader would miss. */
export function formOf({ node }: { readonly node?: Text }): string {
  const element = node?.parentElement;
  if (!element) return '';
  const { fontWeight, fontStyle } = getComputedStyle(element);
  const within = (names: string) => (element.closest(names) ? names : '');
  const link = element.closest('a[href]')?.getAttribute('href') ?? '';
  return [Number(fontWeight) >= 600, fontStyle, within('u, ins'), within('s, del, strike'), within('code'), within('li'), link].join('|');
}

/** The elements around a text that give it its form, outermost first, and the block they stand in. */
function around(node: Text | undefined, root?: Element): { marks: Element[]; block: Element | undefined } {
  const marks: Element[] = [];
  let at = node?.parentElement ?? null;
  while (at && at !== root && !isBlock(at)) {
    marks.unshift(at);
    at = at.parentElement;
  }
  return { marks, block: at && at !== root ? at : undefined };
}

/** The text whose form all of these share: the one with the fewest elements around it. */
export function sharedForm(nodes: readonly Text[]): Text | undefined {
  return nodes.toSorted((a, b) => around(a).marks.length - around(b).marks.length)[0];
}

const NOT_COPIED = new Set(['id', 'contenteditable']);

function tags(element: Element): [open: string, close: string] {
  const own = [...element.attributes].filter(({ name }) => !NOT_COPIED.has(name));
  const attributes = own.map(({ name, value }) => ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`).join('');
  return [`<${element.localName}${attributes}>`, `</${element.localName}>`];
}

/** One line of signs with the elements around them. */
function lineHtml(signs: readonly Sign[], root: Element): string {
  let html = '';
  let open: Element[] = [];
  for (const { sign, node } of signs) {
    const { marks } = around(node, root);
    let same = 0;
    while (same < open.length && open[same] === marks[same]) same += 1;
    for (const element of open.slice(same).toReversed()) html += tags(element)[1];
    for (const element of marks.slice(same)) html += tags(element)[0];
    open = marks;
    html += escaped(sign);
  }
  return (
    html +
    open
      .toReversed()
      .map((element) => tags(element)[1])
      .join('')
  );
}

interface Line {
  readonly signs: Sign[];
  /** The break before it is a new one. */
  readonly isNew: boolean;
}

function inLines(signs: readonly Sign[]): Line[] {
  const lines: Line[] = [{ signs: [], isNew: false }];
  for (const sign of signs) {
    if (sign.sign === '\n') lines.push({ signs: [], isNew: sign.isNew ?? false });
    else lines.at(-1)?.signs.push(sign);
  }
  return lines;
}

/** Signs as HTML: one line as it is, several in blocks like those they come from, entries in lists like theirs. */
export function htmlOf(signs: readonly Sign[], root: Element): string {
  const lines = inLines(signs);
  if (lines.length === 1) return lineHtml(signs, root);
  let html = '';
  let list: Element | null = null;
  let last: Element | undefined;
  let after = '';
  for (const line of lines) {
    const block = around(line.signs.find(({ node }) => node)?.node, root).block;
    if (block && block === last && !line.isNew) {
      html += `<br>${lineHtml(line.signs, root)}`;
      continue;
    }
    const own: Element | null = block?.localName === 'li' ? block.parentElement : null;
    html += after;
    if (list && list !== own) html += tags(list)[1];
    if (own && list !== own) html += tags(own)[0];
    const [before, end] = block ? tags(block) : ['<p>', '</p>'];
    html += before + lineHtml(line.signs, root);
    [list, last, after] = [own, block, end];
  }
  return html + after + (list ? tags(list)[1] : '');
}
