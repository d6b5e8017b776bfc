import { everything } from './extent';
import type { Look } from './look';
import { Tally } from './tally';
import { walk } from './walk';

/** Visible text of an element with its text nodes, in drawing order; a space stands where something begins on its own. */
export interface VisibleText {
  text: string;
  /** Where in `text` each node begins. */
  nodes: { node: Text; at: number }[];
}

/** Reads what can be seen of an element. `most`: characters; `ms`: time for it. */
export function visibleText(root: Node, most: number, ms: number): VisibleText {
  const found: VisibleText = { text: '', nodes: [] };
  const visitor = {
    enter: (element: Element, look: Look) => {
      if (!look.inline || element.localName === 'br') found.text += ' ';
      return true;
    },
    leave: () => undefined,
    text: (part: string, _look: Look, node: Text) => {
      found.nodes.push({ node, at: found.text.length });
      found.text += part;
      return found.text.length < most;
    },
  };
  walk(root, { extent: everything, visitor, tally: new Tally(), deadline: performance.now() + ms });
  return found;
}
