import { Readability } from '@mozilla/readability';
import type { Vote } from './block-features';
import { isNamed } from './nodes';
import type { PageCopy } from './page-copy';

/** Beyond this many elements, or levels of them, the extractor would hold up the page: its time grows with the third power of the depth. */
const MOST_ELEMENTS = 20_000;
const MOST_LEVELS = 120;

/** Leaves out what the library does for show, in the steps it has for that: making links absolute, and classes and styles clean. */
class Voter extends Readability<Node> {
  _postProcessContent(): void {
    // Which nodes it kept is all that is asked for.
  }

  _cleanStyles(): void {
    // The copy has none.
  }
}

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
function articleNodes(copy: PageCopy): Set<Node> {
  const kept = new Set<Node>();
  if (copy.size > MOST_ELEMENTS || copy.depth > MOST_LEVELS) return kept;
  keepOrigins(copy);
  const reader = new Voter(copy.document, { disableJSONLD: true, serializer: (node) => node });
  const content = reader.parse()?.content;
  if (!content) return kept;
  const leaves = copy.document.createTreeWalker(content);
  do {
    const origin = copy.origin(leaves.currentNode);
    if (origin) kept.add(origin);
  } while (leaves.nextNode());
  return kept;
}

/** The part of a block's characters that lies in the kept nodes, 0 to 1. */
function shareOf(nodes: readonly Node[], kept: ReadonlySet<Node>): number {
  let [all, taken] = [0, 0];
  for (const node of nodes) {
    const chars = (node.textContent ?? '').trim().length;
    all += chars;
    if (kept.has(node)) taken += chars;
  }
  return all === 0 ? 0 : taken / all;
}

/** What Readability says of each block of a page, and the pictures that it kept. Uses the copy up. */
export function articleVote(copy: PageCopy): { vote: Vote; pictures: Node[] } {
  const kept = articleNodes(copy);
  const vote = copy.blocks.map((block) => shareOf(block.nodes, kept));
  return { vote, pictures: [...kept].filter((node) => isNamed(node, 'img')) };
}
