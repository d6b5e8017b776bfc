import type { TextBlock } from './text-block';

/** Who wrote it and when: each post of a thread says one of them. */
const SIGNED = [
  'time, [datetime], [email], [rel="author"], [itemprop="author"], [itemprop="datePublished"], [itemprop="dateCreated"]',
  ...['author', 'user', 'sender', 'from', 'byline', 'poster', 'date', 'time'].map((word) => `[class*="${word}" i]`),
].join(', ');

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

/** All rows of like elements around the blocks. */
function rowsOf(blocks: readonly TextBlock[], kept: readonly boolean[]): Row[] {
  const rows = new Map<Element, Map<string, Row>>();
  blocks.forEach((block, at) => {
    for (let child = block.element; child.parentElement && child !== document.body; child = child.parentElement) {
      const parent = child.parentElement;
      const forms = rows.get(parent) ?? new Map<string, Row>();
      rows.set(parent, forms);
      const form = formOf(child);
      const row = forms.get(form) ?? new Map<Element, Post>();
      forms.set(form, row);
      const post = row.get(child) ?? { element: child, chars: 0, kept: 0, blocks: [] };
      row.set(child, post);
      post.chars += plainChars(block);
      if (kept[at]) post.kept += plainChars(block);
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

/**
 * Threads of posts, comments, mails or messages: an extractor tends to take the longest post for the article. Where what was kept lies in one
 * of several signed posts of a row that is most of the page, all posts are kept, with who wrote them. Returns the blocks to keep.
 */
export function wholeThread(blocks: readonly TextBlock[], kept: readonly boolean[]): readonly boolean[] {
  const pageChars = blocks.reduce((total, block) => total + plainChars(block), 0);
  const keptChars = blocks.reduce((total, block, at) => total + (kept[at] ? plainChars(block) : 0), 0);
  const threads = rowsOf(blocks, kept).map((row) => [...row.values()]);
  const found = threads.filter((posts) => isThread(posts, pageChars, keptChars));
  if (found.length === 0) return kept;
  const longest = found.reduce((best, posts) => (sum(posts, (post) => post.chars) > sum(best, (post) => post.chars) ? posts : best));
  const whole = [...kept];
  for (const post of longest) for (const at of post.blocks) if (blocks[at] && !isControl(blocks[at])) whole[at] = true;
  return whole;
}
