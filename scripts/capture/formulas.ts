/** A formula as TeX, and as the presentation MathML that a typesetter makes of it. */
export interface Formula {
  tex: string;
  mathml: string;
}

const element = (name: string, ...parts: readonly Formula[]) => `<${name}>${parts.map(({ mathml }) => mathml).join('')}</${name}>`;
const row = (...parts: readonly Formula[]): Formula => ({ tex: parts.map(({ tex }) => tex).join(' '), mathml: element('mrow', ...parts) });

const id = (sign: string, tex = sign): Formula => ({ tex, mathml: `<mi>${sign}</mi>` });
const num = (digits: string): Formula => ({ tex: digits, mathml: `<mn>${digits}</mn>` });
const op = (sign: string, tex = sign): Formula => ({ tex, mathml: `<mo>${sign.replace('&', '&amp;').replace('<', '&lt;')}</mo>` });
const words = (text: string): Formula => ({ tex: `\\text{${text}}`, mathml: `<mtext>${text}</mtext>` });
const upright = (name: string): Formula => ({ tex: `\\mathrm{${name}}`, mathml: `<mi mathvariant="normal">${name}</mi>` });
const named = (name: string): Formula => ({ tex: `\\${name}`, mathml: `<mi>${name}</mi><mo>\u2061</mo>` });

const frac = (a: Formula, b: Formula): Formula => ({ tex: `\\frac{${a.tex}}{${b.tex}}`, mathml: element('mfrac', a, b) });
const sup = (a: Formula, b: Formula): Formula => ({ tex: `{${a.tex}}^{${b.tex}}`, mathml: element('msup', a, b) });
const sub = (a: Formula, b: Formula): Formula => ({ tex: `{${a.tex}}_{${b.tex}}`, mathml: element('msub', a, b) });
const both = (a: Formula, low: Formula, high: Formula, name = 'msubsup'): Formula => ({
  tex: `{${a.tex}}_{${low.tex}}^{${high.tex}}`,
  mathml: element(name, a, low, high),
});
const root = (a: Formula): Formula => ({ tex: `\\sqrt{${a.tex}}`, mathml: element('msqrt', a) });
const nthRoot = (a: Formula, n: Formula): Formula => ({ tex: `\\sqrt[${n.tex}]{${a.tex}}`, mathml: element('mroot', a, n) });
/** A named operator with something under it; typesetters write such a name as `mo`. */
const below = (name: string, low: Formula): Formula => ({
  tex: `\\${name}_{${low.tex}}`,
  mathml: `<munder><mo movablelimits="true">${name}</mo>${low.mathml}</munder>`,
});
const accent = (a: Formula, sign: string, tex: string): Formula => ({
  tex: `\\${tex}{${a.tex}}`,
  mathml: `<mover accent="true">${a.mathml}<mo stretchy="false">${sign}</mo></mover>`,
});
const group = (...parts: readonly Formula[]): Formula => row(op('('), ...parts, op(')'));
const lines = (rows: readonly (readonly Formula[])[]) =>
  `<mtable>${rows.map((cells) => `<mtr>${cells.map((cell) => element('mtd', cell)).join('')}</mtr>`).join('')}</mtable>`;
const linesTex = (rows: readonly (readonly Formula[])[]) => rows.map((cells) => cells.map(({ tex }) => tex).join(' & ')).join(' \\\\ ');
const matrix = (rows: readonly (readonly Formula[])[]): Formula => ({
  tex: `\\left(\\begin{matrix}${linesTex(rows)}\\end{matrix}\\right)`,
  mathml: `<mrow><mo>(</mo>${lines(rows)}<mo>)</mo></mrow>`,
});
const cases = (rows: readonly (readonly Formula[])[]): Formula => ({
  tex: `\\left\\{\\begin{matrix}${linesTex(rows)}\\end{matrix}\\right.`,
  mathml: `<mrow><mo>{</mo>${lines(rows)}<mo fence="true"></mo></mrow>`,
});

const [a, b, c, e, i, k] = [id('a'), id('b'), id('c'), id('e'), id('i'), id('k')];
const [n, p, t, x, y, z] = [id('n'), id('p'), id('t'), id('x'), id('y'), id('z')];
const [plus, minus, equals, comma] = [op('+'), op('−', '-'), op('='), op(',')];
const [zero, one, two] = [num('0'), num('1'), num('2')];
const infinity = id('∞', '\\infty');
const [sum, integral] = [op('∑', '\\sum'), op('∫', '\\int')];
const pi = id('π', '\\pi');

/** Formulas of the kinds that pages show: fractions, roots, sums, matrices, accents, sets, logic, chemistry. */
export const FORMULAS: readonly Formula[] = [
  row(id('E'), equals, id('m'), sup(c, two)),
  row(sup(a, two), plus, sup(b, two), equals, sup(c, two)),
  row(x, equals, frac(row(minus, b, op('±', '\\pm'), root(row(sup(b, two), minus, num('4'), a, c))), row(two, a))),
  row(both(sum, row(i, equals, one), n, 'munderover'), i, equals, frac(row(n, group(n, plus, one)), two)),
  row(both(integral, zero, infinity), sup(e, row(minus, sup(x, two))), id('d'), x, equals, frac(root(pi), two)),
  row(below('lim', row(x, op('→', '\\to'), zero)), frac(row(named('sin'), x), x), equals, one),
  row(sup(e, row(i, pi)), plus, one, equals, zero),
  row(nthRoot(x, num('3')), op('≤', '\\le'), id('α', '\\alpha')),
  row(
    id('A'),
    equals,
    matrix([
      [a, b],
      [c, id('d')],
    ]),
  ),
  row(
    id('f'),
    group(x),
    equals,
    cases([
      [x, words('if positive')],
      [zero, words('otherwise')],
    ]),
  ),
  row(accent(id('v'), '→', 'vec'), equals, frac(row(id('d'), accent(id('r'), '→', 'vec')), row(id('d'), t))),
  row(accent(x, '¯', 'overline'), equals, frac(one, n), both(sum, row(i, equals, one), n, 'munderover'), sub(x, i)),
  row(accent(id('β', '\\beta'), '^', 'hat'), equals, sup(group(sup(id('X'), id('T')), id('X')), row(minus, one)), sup(id('X'), id('T')), y),
  row(
    op('∇', '\\nabla'),
    op('×', '\\times'),
    id('E'),
    equals,
    minus,
    frac(row(id('∂', '\\partial'), id('B')), row(id('∂', '\\partial'), t)),
  ),
  row(
    id('P'),
    group(id('A'), op('∣', '\\mid'), id('B')),
    equals,
    frac(row(id('P'), group(id('B'), op('∣', '\\mid'), id('A')), id('P'), group(id('A'))), row(id('P'), group(id('B')))),
  ),
  row(op('∀', '\\forall'), id('ε', '\\varepsilon'), op('>'), zero, op('∃', '\\exists'), id('δ', '\\delta'), op('>'), zero),
  row(id('A'), op('∪', '\\cup'), id('B'), op('⊆', '\\subseteq'), id('C')),
  row(x, op('∈', '\\in'), id('ℝ', '\\mathbb{R}'), op('⇒', '\\Rightarrow'), sup(x, two), op('≥', '\\ge'), zero),
  row(both(op('∏', '\\prod'), row(k, equals, one), n, 'munderover'), k, equals, n, op('!')),
  row(named('log'), group(a, b), equals, named('log'), a, plus, named('log'), b),
  row(sub(id('H'), two), id('O')),
  row(both(id('x'), i, two), op('≠', '\\ne'), zero),
  row(upright('Var'), group(id('X')), equals, sup(id('σ', '\\sigma'), two)),
  row(
    id('i'),
    id('ℏ', '\\hbar'),
    frac(row(id('∂', '\\partial'), id('Ψ', '\\Psi')), row(id('∂', '\\partial'), t)),
    equals,
    accent(id('H'), '^', 'hat'),
    id('Ψ', '\\Psi'),
  ),
  row(op('|'), x, op('|'), op('<'), num('0.5')),
  row(sub(a, row(n, plus, one)), equals, sub(a, n), plus, sub(a, row(n, minus, one))),
  row(frac(one, row(one, plus, frac(one, row(one, plus, x))))),
  row(named('cos'), id('θ', '\\theta'), op('≈', '\\approx'), one, minus, frac(sup(id('θ', '\\theta'), two), two)),
  row(both(op('∮', '\\oint'), id('C'), id('D')), id('F'), op('⋅', '\\cdot'), id('d'), id('s')),
  row(id('O'), group(n, named('log'), n)),
  row(op('{', '\\{'), x, comma, y, comma, z, op('}', '\\}')),
  row(
    p,
    op('∧', '\\wedge'),
    id('q'),
    op('⇔', '\\Leftrightarrow'),
    op('¬', '\\neg'),
    group(op('¬', '\\neg'), p, op('∨', '\\vee'), op('¬', '\\neg'), id('q')),
  ),
  row(num('50'), op('%', '\\%'), op('→', '\\to'), frac(one, two)),
  row(below('max', row(x, op('∈', '\\in'), id('S'))), id('f'), group(x)),
  row(accent(z, '˙', 'dot'), equals, id('λ', '\\lambda'), z, plus, id('…', '\\dots')),
];
