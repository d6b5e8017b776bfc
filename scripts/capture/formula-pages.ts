import type { Page } from 'puppeteer-core';
import { FORMULAS, type Formula } from './formulas.ts';
import type { OnePage } from './one-page.ts';
import type { Kept } from './round-trip.ts';

const attribute = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
const content = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
/** What is drawn for the eye: every sign in a box of its own. */
const glyphs = (mathml: string) => mathml.replace(/<[^>]*>/g, '').replace(/[^\s]/g, '<span class="g">$&</span>');
const math = (inside: string, more = '') => `<math xmlns="http://www.w3.org/1998/Math/MathML"${more}>${inside}</math>`;
const noted = ({ tex, mathml }: Formula, written = tex) =>
  `<semantics>${mathml}<annotation encoding="application/x-tex">${content(written)}</annotation></semantics>`;

type Draw = (formula: Formula, display: boolean) => string;

const katex: Draw = (formula, display) => {
  const drawn = `<span class="katex"><span class="katex-mathml">${math(noted(formula))}</span><span class="katex-html" aria-hidden="true">${glyphs(formula.mathml)}</span></span>`;
  return display ? `<span class="katex-display">${drawn}</span>` : drawn;
};

const mathjax2: Draw = ({ tex, mathml }, display) => {
  const drawn = `<span class="MathJax" role="presentation" style="position: relative"><nobr aria-hidden="true"><span class="math">${glyphs(mathml)}</span></nobr><span class="MJX_Assistive_MathML" role="presentation">${math(mathml)}</span></span>`;
  const script = `<script type="math/tex${display ? '; mode=display' : ''}">${tex}</script>`;
  const preview = '<span class="MathJax_Preview" style="display: none"></span>';
  return display ? `${preview}<div class="MathJax_Display" style="text-align: center">${drawn}</div>${script}` : preview + drawn + script;
};

/** MathJax 2 with its other two outputs, which name their boxes otherwise. */
const mathjax2Other =
  (box: string, alone: string): Draw =>
  ({ tex, mathml }, display) => {
    const drawn = `<span class="${box}" tabindex="0">${glyphs(mathml)}</span>`;
    const script = `<script type="math/tex${display ? '; mode=display' : ''}">${tex}</script>`;
    return (display ? `<span class="${alone}" style="display: block">${drawn}</span>` : drawn) + script;
  };

const mathjax3 =
  (jax: 'CHTML' | 'SVG'): Draw =>
  ({ mathml }, display) => {
    const drawn =
      jax === 'SVG'
        ? '<svg width="9ex" height="2ex" viewBox="0 0 900 200" role="img" aria-hidden="true"><g data-mml-node="math"><path d="M0 0h9v9z"></path></g></svg>'
        : `<mjx-math class="MJX-TEX" aria-hidden="true"><mjx-mrow>${mathml.replace(/<[^>]*>/g, '').replace(/\S/g, '<mjx-c class="mjx-c"></mjx-c>')}</mjx-mrow></mjx-math>`;
    const shown = display ? ' display="true"' : '';
    return `<mjx-container class="MathJax" jax="${jax}"${shown} tabindex="0" style="position: relative">${drawn}<mjx-assistive-mml unselectable="on" display="${display ? 'block' : 'inline'}">${math(mathml, display ? ' display="block"' : '')}</mjx-assistive-mml></mjx-container>`;
  };

/** MathJax 4 writes the TeX on what it draws, and no MathML beside it unless asked. */
const mathjax4 =
  (jax: 'CHTML' | 'SVG'): Draw =>
  ({ tex, mathml }, display) => {
    const source = ` data-latex="${attribute(tex)}"`;
    const drawn =
      jax === 'SVG'
        ? `<svg width="9ex" height="2ex" role="img"><g data-mml-node="math"${source}><path d="M0 0h9v9z"></path></g></svg>`
        : `<mjx-math${source} class="MJX-TEX" aria-hidden="true"><mjx-mi data-latex="x">${glyphs(mathml)}</mjx-mi></mjx-math>`;
    return `<mjx-container class="MathJax" jax="${jax}"${display ? ' display="true"' : ''}>${drawn}<mjx-speech aria-label="a formula" role="math"></mjx-speech></mjx-container>`;
  };

const wiki = (tex: string) => `{\\displaystyle ${tex}}`;
const fallback = ({ tex }: Formula, display: boolean) =>
  `<img class="mwe-math-fallback-image-${display ? 'display' : 'inline'}" src="/formula.svg" width="80" height="20" aria-hidden="true" alt="${attribute(wiki(tex))}">`;
const wikipedia: Draw = (formula, display) =>
  `<span class="mwe-math-element${display ? ' mwe-math-element-block' : ''}"><span class="mwe-math-mathml-${display ? 'display' : 'inline'} mwe-math-mathml-a11y" style="display: none">${math(noted(formula, wiki(formula.tex)), ` alttext="${attribute(wiki(formula.tex))}"`)}</span>${fallback(formula, display)}</span>`;

/** The ways in which pages draw formulas, by the public structure of what their typesetters write. */
const WAYS: Readonly<Record<string, Draw>> = {
  KaTeX: katex,
  'MathJax 2 HTML': mathjax2,
  'MathJax 2 CHTML': mathjax2Other('mjx-chtml MathJax_CHTML', 'mjx-chtml MJXc-display'),
  'MathJax 2 SVG': mathjax2Other('MathJax_SVG', 'MathJax_SVG_Display'),
  'MathJax 3 CHTML': mathjax3('CHTML'),
  'MathJax 3 SVG': mathjax3('SVG'),
  'MathJax 4 CHTML': mathjax4('CHTML'),
  'MathJax 4 SVG': mathjax4('SVG'),
  MathML: ({ mathml }, display) => math(mathml, display ? ' display="block"' : ''),
  'MathML, alttext': ({ tex, mathml }) => math(mathml, ` alttext="${attribute(tex)}"`),
  'MathML, annotation': (formula) => math(noted(formula)),
  Wikipedia: wikipedia,
  'Wikipedia, picture': fallback,
};

const isAlone = (at: number) => at % 3 === 0;

/** Every third formula stands on a line of its own. */
function formulaPage(draw: Draw): string {
  const texts = FORMULAS.map((formula, at) =>
    isAlone(at) ? `<p>It follows</p>${draw(formula, true)}` : `<p>Let ${draw(formula, false)} hold here.</p>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>Formulas</title><style>.katex-mathml { position: absolute; clip: rect(1px, 1px, 1px, 1px); height: 1px; width: 1px; overflow: hidden; } mjx-assistive-mml { position: absolute; top: 0; left: 0; clip: rect(1px, 1px, 1px, 1px); overflow: hidden; }</style><article><h1>Formulas</h1>${texts.join('\n')}</article>`;
}

/** TeX without what makes no difference: white space, braces around one sign, forms of the same command. */
function canonicalTex(tex: string): string {
  let text = tex
    .replace(/\\(?:displaystyle|textstyle|limits|,)(?![a-zA-Z])/g, '')
    .replace(/\\mathrm\{(\w+)\}/g, '$1')
    .replace(/\\(?:left|right)\.?(?![a-zA-Z])/g, '')
    .replace(/(\\[a-zA-Z]+)\s+/g, '$1~')
    .replace(/\s+/g, '');
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(/(?<!\\)\{(\\?[^\\{}]|\\[a-zA-Z]+)\}/g, (_, sign: string) => (sign.length > 1 ? `${sign}~` : sign));
  }
  return text.replace(/~(?![a-zA-Z])/g, '').replace(/~+/g, '~');
}

async function kept(page: Page, script: string, scope: string): Promise<Kept> {
  const answer = await page.evaluate(`(async () => {
    ${script};
    globalThis.postilRequest = { kind: 'capture', scope: '${scope}' };
    return (await postilPage.main()).markdown;
  })()`);
  const found = [...String(answer).matchAll(/\$\$\n([^]*?)\n\$\$|\$([^$\n]+)\$/g)].map(([, alone, inline]) => ({
    alone: alone !== undefined,
    tex: canonicalTex(alone ?? inline ?? ''),
  }));
  const lost = FORMULAS.filter(({ tex }) => !found.some((each) => each.tex === canonicalTex(tex)));
  return { wanted: FORMULAS.length, found: FORMULAS.length - lost.length, again: found.length };
}

/** Lines on how many formulas come through as TeX, for each way to draw them: a formula counts if its TeX says the same. */
export async function formulaReport(site: OnePage, script: string): Promise<string[]> {
  const lines: string[] = [];
  let [found, wanted] = [0, 0];
  for (const [name, draw] of Object.entries(WAYS)) {
    const page = await site.open(Buffer.from(formulaPage(draw)));
    const count = await kept(page, script, 'page');
    found += count.found;
    wanted += count.wanted;
    lines.push(`    ${name.padEnd(20)} ${count.found} of ${count.wanted}, ${count.again} written`);
  }
  return [
    `  formulas     ${(found / wanted).toFixed(3)}  (${found} of ${wanted}, own pages: ${FORMULAS.length} formulas, ${lines.length} ways)`,
    ...lines,
  ];
}
