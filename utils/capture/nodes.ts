/*
 * What a node is, told by itself. A page may have moved it here from another frame; then `instanceof` fails in Firefox, since the node keeps
 * the classes of the frame it was made in.
 */

export type TextField = HTMLTextAreaElement | HTMLInputElement;

const TYPED = new Set(['text', 'search', 'url', 'tel', 'email', 'number', 'password']);

export const isText = (node: Node): node is Text => node.nodeType === Node.TEXT_NODE;

export const isElement = (node: Node | null): node is Element => node?.nodeType === Node.ELEMENT_NODE;

export const isHtml = (node: Node | null): node is HTMLElement => isElement(node) && 'isContentEditable' in node;

export const isShadowRoot = (node: Node): node is ShadowRoot => node.nodeType === Node.DOCUMENT_FRAGMENT_NODE && 'host' in node;

export const isTextArea = (node: Node | null): node is HTMLTextAreaElement => isHtml(node) && node.localName === 'textarea';

/** A named element of HTML. Whoever asks for a name knows its class. */
export const isNamed = <N extends keyof HTMLElementTagNameMap>(node: Node | null, name: N): node is HTMLElementTagNameMap[N] =>
  isHtml(node) && node.localName === name;

export const isInput = (node: Node | null): node is HTMLInputElement => isHtml(node) && node.localName === 'input';

/** A field whose text is typed: a text box or a line of input. */
export const isTextField = (node: Node | null): node is TextField => isTextArea(node) || (isInput(node) && TYPED.has(node.type));
