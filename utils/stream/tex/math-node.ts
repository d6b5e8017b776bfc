/** An element of MathML, to be drawn as it is. */
export interface MathNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its words, or what is in it. */
  readonly content: string | readonly MathNode[];
}

export function node(tag: string, content: MathNode['content'], attributes: MathNode['attributes'] = {}): MathNode {
  return { tag, content, attributes };
}

/** Several elements as one. */
export function row(nodes: readonly MathNode[]): MathNode {
  const [only] = nodes;
  return only && nodes.length === 1 ? only : node('mrow', nodes);
}

/** An operator; brackets do not grow unless they are asked to. */
export const operator = (sign: string, attributes: MathNode['attributes'] = {}): MathNode => node('mo', sign, attributes);
