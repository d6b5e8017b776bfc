import { Readability } from '@mozilla/readability';
import { leavesOf } from './extent';
import type { PageCopy } from './page-copy';

/** Beyond this many elements, or levels of them, the extractor would hold up the page: its time grows with the third power of the depth. */
const MOST_ELEMENTS = 20_000;
const MOST_LEVELS = 120;

/**
 * Readability puts the page back through `innerHTML` before it tries again with looser rules, which would make new nodes of unknown origin
 * (and parse the whole page). Here the body is put back from a copy that knows its origins.
 */
function keepOrigins(copy: PageCopy): void {
  const { body } = copy.document;
  let saved: Node | undefined;
  Object.defineProperty(body, 'innerHTML', {
    configurable: true,
    get: () => {
      saved ??= copy.duplicate(body);
      return '';
    },
    set: () => {
      if (saved) body.replaceChildren(...Array.from(copy.duplicate(saved).childNodes));
    },
  });
}

/** The texts, pictures and formulas of the page's main text by Readability; empty if it finds none. Uses the copy up. */
export function articleNodes(copy: PageCopy): Set<Node> {
  const kept = new Set<Node>();
  if (copy.size > MOST_ELEMENTS || copy.depth > MOST_LEVELS) return kept;
  keepOrigins(copy);
  const reader = new Readability<Node>(copy.document, { disableJSONLD: true, serializer: (node) => node });
  const content = reader.parse()?.content;
  for (const leaf of content ? leavesOf(content) : []) {
    const origin = copy.origin(leaf);
    if (origin) kept.add(origin);
  }
  for (const node of [...kept]) {
    const pre = node instanceof Text ? node.parentElement?.closest('pre') : null;
    if (pre) for (const leaf of leavesOf(pre)) kept.add(leaf);
  }
  return kept;
}
