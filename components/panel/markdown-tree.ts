import type { MarkdownBlock } from '@/utils/stream/markdown-blocks';

export type Token = MarkdownBlock['tokens'][number];

/** A token with what stands between it and its closing token. */
export interface MarkdownNode {
  readonly token: Token;
  readonly children: readonly MarkdownNode[];
}

/** The tree that a flat list of tokens describes. */
export function treeOf(tokens: readonly Token[]): MarkdownNode[] {
  const top: MarkdownNode[] = [];
  const open: MarkdownNode[][] = [top];
  for (const token of tokens) {
    if (token.nesting < 0) {
      if (open.length > 1) open.pop();
      continue;
    }
    const children: MarkdownNode[] = [];
    open.at(-1)?.push({ token, children });
    if (token.nesting > 0) open.push(children);
  }
  return top;
}

/** The lines that a node was made from. */
export function linesOf({ lines, firstLine }: MarkdownBlock, { map }: Token): string {
  return map ? lines.slice(map[0] - firstLine, map[1] - firstLine).join('\n') : '';
}

/** The last token that shows text: the caret stands behind it. */
export function lastLeaf(tokens: readonly Token[]): Token | undefined {
  return tokens.findLast(({ type }) => type === 'inline' || type === 'fence' || type === 'code_block');
}

/**
 * The level at which a heading is shown. Models begin at any level and leave some out; a heading is at most one level deeper than the
 * one before it, so that the outline of the page stays whole.
 *
 * @param before the shown level of the heading before, 0 without one
 */
export function shownLevel({ tag }: Token, before: number): number {
  return Math.min(Number(tag.slice(1)), before + 1);
}

/** The level of the last heading after these tokens. */
export function levelAfter(tokens: readonly Token[], before: number): number {
  return tokens.reduce((level, token) => (token.type === 'heading_open' ? shownLevel(token, level) : level), before);
}

export interface ShownLink {
  /** The host in ASCII, so that look-alike letters show; for a mail address the address itself. */
  readonly host: string;
  /** The text names another host than the one it leads to, or the address carries much data with it. */
  readonly doubtful: boolean;
}

const MAX_QUERY = 64;
const hostLike = /(?:^|[\s/@])((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})/u;

/** How a link is shown; undefined for an address that is not opened: then its text is only text. */
export function shownLink(href: string, text: string): ShownLink | undefined {
  const url = URL.parse(href);
  if (!url) return undefined;
  if (url.protocol === 'mailto:') return { host: url.pathname, doubtful: url.search !== '' };
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  const named = hostLike.exec(text)?.[1]?.toLowerCase();
  const other = named !== undefined && URL.parse(`https://${named}`)?.hostname.replace(/^www\./, '') !== url.hostname.replace(/^www\./, '');
  return { host: url.host, doubtful: other || url.search.length > MAX_QUERY };
}
