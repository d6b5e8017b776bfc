import { createElement, useMemo, type ReactNode } from 'react';
import { texToMathml } from '@/utils/stream/tex/to-mathml';
import type { MathNode } from '@/utils/stream/tex/math-node';

const drawn = ({ tag, attributes, content }: MathNode, key: number): ReactNode =>
  createElement(tag, { key, ...attributes }, typeof content === 'string' ? content : content.map(drawn));

export interface FormulaProps {
  readonly tex: string;
  readonly display: boolean;
}

/** A formula as the browser sets it; one that is not understood is shown as it was written. */
export function Formula({ tex, display }: FormulaProps) {
  const math = useMemo(() => texToMathml(tex), [tex]);
  if (!math) return <code dir="ltr">{tex}</code>;
  return createElement('math', { display: display ? 'block' : 'inline', dir: 'ltr' }, drawn(math, 0));
}
