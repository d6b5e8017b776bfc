/**
 * The tree as it is drawn: an open shadow root stands in for its host's children, a slot holds what is assigned to it.
 * Closed roots are not seen.
 */
export function flatChildren(node: Node): ArrayLike<Node> {
  if (!(node instanceof Element)) return node.childNodes;
  if (node.shadowRoot) return node.shadowRoot.childNodes;
  if (node.localName === 'slot' && node instanceof HTMLSlotElement) {
    const assigned = node.assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  return node.childNodes;
}

/** The parent in the drawn tree, or null at its top (and for a child that its host does not draw). */
export function flatParent(node: Node): Node | null {
  if (node instanceof ShadowRoot) return node.host;
  if (node instanceof Element || node instanceof Text) {
    const slot = node.assignedSlot;
    if (slot) return slot;
  }
  const parent = node.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent;
}

/** The node and everything above it in the drawn tree, from the node up. */
export function flatPath(node: Node): Node[] {
  const path: Node[] = [];
  for (let at: Node | null = node; at; at = flatParent(at)) path.push(at);
  return path;
}

/** The first node that follows a node and all it holds, in drawing order; null at the end of the document. */
export function nodeAfter(node: Node): Node | null {
  for (let at = node; ;) {
    const parent = flatParent(at);
    if (!parent) return null;
    const siblings = Array.from(flatChildren(parent));
    const next = siblings[siblings.indexOf(at) + 1];
    if (next) return next;
    at = parent;
  }
}

/** Every open shadow root of the document, in tree order; looks at no more than `most` elements. */
export function openShadowRoots(root: Document | ShadowRoot, most = 400_000): ShadowRoot[] {
  const found: ShadowRoot[] = [];
  const elements = root.querySelectorAll('*');
  for (let i = 0; i < elements.length && i < most; i += 1) {
    const inner = elements[i]?.shadowRoot;
    if (inner) found.push(inner, ...openShadowRoots(inner, most - i));
  }
  return found;
}
