import { lazy, Suspense } from 'react';
import type { FormulaProps } from './formula';

/** Comes with the first formula; until then TeX is shown as it was written. */
const Formula = lazy(() => import('./extras').then((loaded) => ({ default: loaded.Formula })));

export function TexFormula(props: FormulaProps) {
  return (
    <Suspense fallback={<code dir="ltr">{props.tex}</code>}>
      <Formula {...props} />
    </Suspense>
  );
}
