import { isElement, isHtml, isNamed, isShadowRoot, isText } from './nodes';

declare global {
  /** The shadow root of an element, a closed one too. Only the browser can tell, so it is set together with the request. */
  var postilShadowRoot: ((host: Element) => ShadowRoot | null | undefined) | undefined;
}

/** Elements of HTML that may have a shadow root; custom ones have a hyphen in their names. */
const HOSTS = /-|^(article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/;

/**
 * Whether it is worth asking for a closed root: custom elements, and plain ones that draw nothing of their own. Only those of HTML: Chromium
 * throws when it is asked for another (SVG and MathML know names with a hyphen too).
 */
const mayHide = (element: Element) =>
  (element.localName.includes('-') || (!element.firstChild && HOSTS.test(element.localName))) && isHtml(element);

/** The shadow root of an element: an open one, or a closed one where the browser gives it. */
export function shadowOf(element: Element): ShadowRoot | null {
  const open = element.shadowRoot;
  if (open || !globalThis.postilShadowRoot || !mayHide(element)) return open;
  return globalThis.postilShadowRoot(element) ?? null;
}

/**
 * The tree as it is drawn: a shadow root stands in for its host's children, a slot holds what is assigned to it.
 */
export function flatChildren(node: Node): ArrayLike<Node> {
  if (!isElement(node)) return node.childNodes;
  const root = shadowOf(node);
  if (root) return root.childNodes;
  if (isNamed(node, 'slot')) {
    const assigned = node.assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  return node.childNodes;
}

/** The parent in the drawn tree, or null at its top (and for a child that its host does not draw). */
export function flatParent(node: Node): Node | null {
  if (isShadowRoot(node)) return node.host;
  if (isElement(node) || isText(node)) {
    const slot = node.assignedSlot;
    if (slot) return slot;
  }
  const parent = node.parentNode;
  return parent && isShadowRoot(parent) ? parent.host : parent;
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

/** Every shadow root that can be looked into of the document, in tree order; looks at no more than `most` elements. */
export function shadowRoots(root: Document | ShadowRoot, most = 400_000): ShadowRoot[] {
  const found: ShadowRoot[] = [];
  const elements = root.querySelectorAll('*');
  for (let i = 0; i < elements.length && i < most; i += 1) {
    const element = elements[i];
    const inner = element && shadowOf(element);
    if (inner) found.push(inner, ...shadowRoots(inner, most - i));
  }
  return found;
}
