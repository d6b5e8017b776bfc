import { beginsQuotedMail } from './quoted-mail';
import type { TextBlock } from './text-block';

/** Who wrote it and when: each post of a thread says one of them. */
const SIGNED = [
  'time, [datetime], [email], [rel="author"], [itemprop="author"], [itemprop="datePublished"], [itemprop="dateCreated"]',
  ...['author', 'user', 'sender', 'from', 'byline', 'poster', 'date', 'time'].map((word) => `[class*="${word}" i]`),
].join(', ');

/** The blocks to keep, and whether they are what people wrote to one another. */
interface Thread {
  kept: readonly boolean[];
  isThread: boolean;
}

/** One post, or what may be one. */
interface Post {
  element: Element;
  chars: number;
  kept: number;
  blocks: number[];
}

/** Elements of one form under one parent. */
type Row = Map<Element, Post>;

const formOf = (element: Element) => `${element.localName} ${element.getAttribute('role') ?? ''} ${element.classList.item(0) ?? ''}`;

const plainChars = (block: TextBlock) => Math.max(0, block.text.length - block.linked);

/** The place of an element among those of its form under its parent. */
function postIn(rows: Map<Element, Map<string, Row>>, element: Element, parent: Element): Post {
  const forms = rows.get(parent) ?? new Map<string, Row>();
  rows.set(parent, forms);
  const form = formOf(element);
  const row = forms.get(form) ?? new Map<Element, Post>();
  forms.set(form, row);
  const post = { element, chars: 0, kept: 0, blocks: [] };
  row.set(element, post);
  return post;
}

/** All rows of like elements around the blocks. */
function rowsOf(blocks: readonly TextBlock[], kept: readonly boolean[]): Row[] {
  const rows = new Map<Element, Map<string, Row>>();
  const posts = new Map<Element, Post>();
  blocks.forEach((block, at) => {
    const chars = plainChars(block);
    for (let child = block.element; child.parentElement && child !== document.body; child = child.parentElement) {
      let post = posts.get(child);
      if (!post) posts.set(child, (post = postIn(rows, child, child.parentElement)));
      post.chars += chars;
      if (kept[at]) post.kept += chars;
      post.blocks.push(at);
    }
  });
  return [...rows.values()].flatMap((forms) => [...forms.values()]).filter((row) => row.size > 1);
}

const sum = (posts: readonly Post[], value: (post: Post) => number) => posts.reduce((total, post) => total + value(post), 0);

/** Whether a row is a thread: most of the page's text, in several signed posts of which none is nearly all. */
function isThread(posts: readonly Post[], pageChars: number, keptChars: number): boolean {
  const told = posts.filter((post) => post.chars >= 30 && post.blocks.length > 1);
  const chars = sum(told, (post) => post.chars);
  if (chars < pageChars * 0.4 || sum(told, (post) => post.kept) < keptChars * 0.6) return false;
  const named = told.every((post) => post.element.matches('article, [role="listitem"], [role="article"]'));
  const [fewest, largest] = named ? [2, 0.85] : [3, 0.6];
  if (told.length < fewest || Math.max(...told.map((post) => post.chars)) > chars * largest) return false;
  return told.filter((post) => post.element.querySelector(SIGNED) !== null).length >= told.length * 0.7;
}

const CONTROL = 'button, [role="button"], [role="menuitem"], nav';

/** Whether all words of a block are those of buttons. */
function isControl({ nodes }: TextBlock): boolean {
  return nodes.every((node) => node.textContent?.trim() === '' || (node.parentElement?.closest(CONTROL) ?? null) !== null);
}

const isCommon = (block: TextBlock | undefined, common: ReadonlySet<string>) => !block || isControl(block) || common.has(block.text.trim());

const HEADING = 'h1, h2, h3, [role="heading"]';
const APART = 'nav, aside, footer, [role="navigation"], [role="complementary"], [role="banner"]';
/** A heading further up is that of another part of the page. */
const NEAR = 12;

/** Less of a page's title than this, in letters, is found anywhere. */
const TITLE = 8;
const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** The heading right over the first post: the subject, or the question. Where there is none, a line that the page has in its title. */
function subjectOf(blocks: readonly TextBlock[], first: number): number | undefined {
  const title = letters(document.title);
  let named: number | undefined;
  for (let at = first - 1; at >= Math.max(0, first - NEAR); at -= 1) {
    const { element, text } = blocks[at] ?? {};
    const heading = element?.closest(HEADING);
    if (heading) return heading.closest(APART) ? named : at;
    const own = letters(text ?? '');
    if (own.length >= TITLE && title.includes(own) && !element?.closest(APART)) named ??= at;
  }
  return named;
}

/** Links that most posts of a thread have alike: "Reply", "Like". Names of writers are none. */
function commonLinks(blocks: readonly TextBlock[], posts: readonly Post[]): Set<string> {
  const counts = new Map<string, number>();
  for (const post of posts) {
    const own = new Set<string>();
    for (const at of post.blocks) {
      const block = blocks[at];
      if (block && plainChars(block) <= block.text.length * 0.2 && !block.element.closest(SIGNED)) own.add(block.text.trim());
    }
    for (const text of own) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= 3 && count > posts.length / 2).map(([text]) => text));
}

/** One mail that answers others: its subject, its sender and the heads of those it quotes belong to it. */
function wholeMail(blocks: readonly TextBlock[], kept: readonly boolean[]): Thread {
  const heads = blocks.flatMap(({ element }, at) => (beginsQuotedMail(element) ? [at] : []));
  const first = kept.indexOf(true);
  if (heads.length === 0 || first < 0) return { kept, isThread: false };
  const whole = [...kept];
  for (const at of heads) whole[at] = true;
  const subject = subjectOf(blocks, first);
  blocks.forEach((block, at) => {
    if (at >= (subject ?? first) && at < first && !isControl(block)) whole[at] = true;
  });
  return { kept: whole, isThread: true };
}

/**
 * Threads of posts, comments, mails or messages: an extractor tends to take the longest post for the article. Where what was kept lies in one
 * of several signed posts of a row that is most of the page, all posts are kept, with who wrote them, and what they are about. Tells which blocks
 * to keep.
 */
export function wholeThread(blocks: readonly TextBlock[], kept: readonly boolean[]): Thread {
  const pageChars = blocks.reduce((total, block) => total + plainChars(block), 0);
  const keptChars = blocks.reduce((total, block, at) => total + (kept[at] ? plainChars(block) : 0), 0);
  const threads = rowsOf(blocks, kept).map((row) => [...row.values()]);
  const found = threads.filter((posts) => isThread(posts, pageChars, keptChars));
  if (found.length === 0) return wholeMail(blocks, kept);
  const longest = found.reduce((best, posts) => (sum(posts, (post) => post.chars) > sum(best, (post) => post.chars) ? posts : best));
  const whole = [...kept];
  const common = commonLinks(blocks, longest);
  for (const post of longest) for (const at of post.blocks) whole[at] = !isCommon(blocks[at], common);
  const subject = subjectOf(blocks, Math.min(...longest.flatMap((post) => post.blocks)));
  if (subject !== undefined) whole[subject] = true;
  return { kept: whole, isThread: true };
}
