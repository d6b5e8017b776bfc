import { texOfMathml } from './mathml';
import { isNamed } from './nodes';

/** A formula of the page. */
export interface Formula {
  tex: string;
  /** On a line of its own. */
  display: boolean;
}

/** What typesetters draw formulas in: KaTeX, MathJax 2 (three kinds of boxes) to 4, MediaWiki, the browser itself, and pictures with TeX as their text. */
const FORMULAS =
  '.katex-display, .katex, mjx-container, .MathJax_Display, .MathJax, .MJXc-display, .MathJax_CHTML, .MathJax_SVG_Display, .MathJax_SVG, ' +
  '.mwe-math-element, math, img.latex, img.tex, img.mathjax, img[class*="mwe-math-fallback-image"]';
/** Those that stand on a line of their own. */
const ALONE =
  '.katex-display, .MathJax_Display, .MJXc-display, .MathJax_SVG_Display, mjx-container[display="true"], .mwe-math-element-block, ' +
  '.mwe-math-fallback-image-display, math[display="block"]';
/** Where MathJax 4 writes the TeX of a whole formula (it writes that of the parts on the parts). */
const SOURCE = 'mjx-math[data-latex], g[data-mml-node="math"][data-latex], math[data-latex]';

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

const SCRIPT = 'script[type^="math/tex"]';

/** MathJax 2 keeps its source in a script beside the drawing; in a paragraph with several of them only the next one is its own. */
function scriptBeside(element: Element): HTMLScriptElement | null {
  const around = element.parentElement;
  const [only, second] = around?.querySelectorAll(SCRIPT) ?? [];
  for (const near of [element.nextElementSibling, around?.nextElementSibling, second ? null : only])
    if (near?.matches(SCRIPT) && isNamed(near, 'script')) return near;
  return null;
}

/** The TeX that a typesetter has left beside its drawing, by the kinds of places where it does. */
function texOf(element: Element, script: HTMLScriptElement | null): string {
  if (isNamed(element, 'img')) return clean(element.alt);
  const source = element.matches(SOURCE) ? element : element.querySelector(SOURCE);
  const math = element.localName === 'math' ? element : element.querySelector('math');
  const told = clean(script?.textContent ?? source?.getAttribute('data-latex') ?? '');
  return told || (math ? texOfMath(math) : clean(element.querySelector('img[alt]')?.getAttribute('alt') ?? ''));
}

/**
 * The formula that an element draws (KaTeX, MathJax 2 to 4, MathML, pictures with TeX as their text), or undefined if it is none.
 * Such elements hold every sign twice or more, so their text is no use.
 */
export function formulaOf(element: Element): Formula | undefined {
  if (!element.matches(FORMULAS)) return undefined;
  const script = /^(?:mjx-chtml )?M(?:athJax|JXc)/.test(element.getAttribute('class') ?? '') ? scriptBeside(element) : null;
  const tex = texOf(element, script);
  return tex ? { tex, display: element.matches(ALONE) || script?.type.includes('mode=display') === true } : undefined;
}
