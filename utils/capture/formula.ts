import { texOfMathml } from './mathml';
import { isNamed } from './nodes';

/** A formula of the page. */
export interface Formula {
  tex: string;
  /** On a line of its own. */
  display: boolean;
}

const FORMULAS =
  '.katex-display, .katex, mjx-container, .MathJax, .MathJax_Display, .mwe-math-element, math, img.latex, img.tex, img.mathjax';

const clean = (tex: string) =>
  tex
    .trim()
    .replace(/^\{\\(?:display|text)style\s*([\s\S]*)\}$/, '$1')
    .replace(/\s*\n\s*/g, ' ')
    .trim();

/** TeX that a `<math>` carries along, else what its elements say. */
function texOfMath(math: Element): string {
  const written = math.querySelector('annotation[encoding="application/x-tex"], annotation[encoding="TeX"], annotation[encoding="LaTeX"]');
  return clean(written?.textContent ?? math.getAttribute('alttext') ?? '') || texOfMathml(math);
}

/** MathJax 2 keeps its source in a script beside the drawing. */
function scriptBeside(element: Element): HTMLScriptElement | null {
  for (const near of [
    element.nextElementSibling,
    element.parentElement?.nextElementSibling,
    element.parentElement?.querySelector('script[type^="math/tex"]'),
  ]) {
    if (near && isNamed(near, 'script') && near.type.startsWith('math/tex')) return near;
  }
  return null;
}

/**
 * The formula that an element draws (KaTeX, MathJax 2 to 4, MathML, pictures with TeX as their text), or undefined if it is none.
 * Such elements hold every sign twice or more, so their text is no use.
 */
export function formulaOf(element: Element): Formula | undefined {
  if (!element.matches(FORMULAS)) return undefined;
  if (isNamed(element, 'img')) return element.alt.trim() ? { tex: clean(element.alt), display: false } : undefined;
  const math = element.localName === 'math' ? element : element.querySelector('math');
  const script = (element.getAttribute('class') ?? '').startsWith('MathJax') ? scriptBeside(element) : null;
  const picture = element.querySelector('img[alt]');
  const tex = script ? clean(script.textContent ?? '') : math ? texOfMath(math) : clean(picture?.getAttribute('alt') ?? '');
  if (!tex) return undefined;
  const display =
    element.matches('.katex-display, .MathJax_Display, mjx-container[display="true"], .mwe-math-element-block') ||
    (element.localName === 'math' && element.getAttribute('display') === 'block') ||
    script?.type.includes('mode=display') === true;
  return { tex, display };
}
