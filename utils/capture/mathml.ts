/** Signs that TeX writes as a command. The commonest; any other sign stays as it is, which TeX engines of today read too. */
const COMMANDS: Record<string, string> = {
  '∑': '\\sum',
  '∏': '\\prod',
  '∫': '\\int',
  '∮': '\\oint',
  '∞': '\\infty',
  '∂': '\\partial',
  '∇': '\\nabla',
  '√': '\\sqrt',
  '±': '\\pm',
  '∓': '\\mp',
  '×': '\\times',
  '÷': '\\div',
  '⋅': '\\cdot',
  '·': '\\cdot',
  '∘': '\\circ',
  '⊕': '\\oplus',
  '⊗': '\\otimes',
  '≤': '\\le',
  '≥': '\\ge',
  '≠': '\\ne',
  '≈': '\\approx',
  '≡': '\\equiv',
  '∼': '\\sim',
  '∝': '\\propto',
  '≪': '\\ll',
  '≫': '\\gg',
  '∈': '\\in',
  '∉': '\\notin',
  '⊂': '\\subset',
  '⊆': '\\subseteq',
  '∪': '\\cup',
  '∩': '\\cap',
  '∅': '\\emptyset',
  '∀': '\\forall',
  '∃': '\\exists',
  '→': '\\to',
  '←': '\\leftarrow',
  '⇒': '\\Rightarrow',
  '⇔': '\\Leftrightarrow',
  '↦': '\\mapsto',
  '…': '\\dots',
  '⋯': '\\cdots',
  '∣': '\\mid',
  '∥': '\\parallel',
  '¬': '\\neg',
  '∧': '\\wedge',
  '∨': '\\vee',
  '⟨': '\\langle',
  '⟩': '\\rangle',
  '{': '\\{',
  '}': '\\}',
  '%': '\\%',
  '#': '\\#',
  '&': '\\&',
  '−': '-',
  '′': "'",
  α: '\\alpha',
  β: '\\beta',
  γ: '\\gamma',
  δ: '\\delta',
  ε: '\\varepsilon',
  ϵ: '\\epsilon',
  ζ: '\\zeta',
  η: '\\eta',
  θ: '\\theta',
  ι: '\\iota',
  κ: '\\kappa',
  λ: '\\lambda',
  μ: '\\mu',
  ν: '\\nu',
  ξ: '\\xi',
  π: '\\pi',
  ρ: '\\rho',
  σ: '\\sigma',
  τ: '\\tau',
  υ: '\\upsilon',
  φ: '\\varphi',
  ϕ: '\\phi',
  χ: '\\chi',
  ψ: '\\psi',
  ω: '\\omega',
  Γ: '\\Gamma',
  Δ: '\\Delta',
  Θ: '\\Theta',
  Λ: '\\Lambda',
  Ξ: '\\Xi',
  Π: '\\Pi',
  Σ: '\\Sigma',
  Φ: '\\Phi',
  Ψ: '\\Psi',
  Ω: '\\Omega',
  ℝ: '\\mathbb{R}',
  ℕ: '\\mathbb{N}',
  ℤ: '\\mathbb{Z}',
  ℚ: '\\mathbb{Q}',
  ℂ: '\\mathbb{C}',
  ℏ: '\\hbar',
  ℓ: '\\ell',
};

const FUNCTIONS = new Set(
  'sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan log ln exp lim max min sup inf det dim ker gcd arg mod'.split(' '),
);

const ACCENTS: Record<string, string> = {
  '^': 'hat',
  ˆ: 'hat',
  '¯': 'overline',
  '‾': 'overline',
  _: 'overline',
  '→': 'vec',
  '⃗': 'vec',
  '~': 'tilde',
  '˜': 'tilde',
  '˙': 'dot',
  '¨': 'ddot',
};

/** Italic, bold and the other letters of the mathematical alphabets as plain letters; invisible operators taken out. */
function plain(text: string): string {
  return text.replace(/[\u2061-\u2064]/g, '').replace(/[\u{1D400}-\u{1D7FF}\u210E]/gu, (sign) => sign.normalize('NFKC'));
}

function signs(text: string): string {
  return Array.from(plain(text.trim()))
    .map((sign) => COMMANDS[sign] ?? sign)
    .join(' ')
    .replace(/(?<![a-zA-Z]) | (?![a-zA-Z])/g, '');
}

const group = (tex: string) => (Array.from(tex).length === 1 || /^\\[a-zA-Z]+$/.test(tex) ? tex : `{${tex}}`);
const braced = (tex: string) => `{${tex}}`;

function join(parts: readonly string[]): string {
  return parts.reduce((all, part) => (/\\[a-zA-Z]+$/.test(all) && /^[a-zA-Z0-9]/.test(part) ? `${all} ${part}` : all + part), '');
}

const inner = (element: Element) => join(Array.from(element.children, toTex));

function identifier(element: Element): string {
  const name = plain(element.textContent?.trim() ?? '');
  if (FUNCTIONS.has(name)) return `\\${name}`;
  return name.length > 1 && /^[a-z]+$/i.test(name) ? `\\mathrm{${name}}` : signs(name);
}

/** A sign, or the name of an operator that takes limits: typesetters write `lim` as an `mo`. */
function operator(element: Element): string {
  const sign = element.textContent ?? '';
  return FUNCTIONS.has(sign.trim()) ? identifier(element) : signs(sign);
}

function table(element: Element): string {
  const rows = Array.from(element.children, (row) => Array.from(row.children, inner).join(' & '));
  return `\\begin{matrix}${rows.join(' \\\\ ')}\\end{matrix}`;
}

function fenced(element: Element): string {
  const [open, close] = [element.getAttribute('open') ?? '(', element.getAttribute('close') ?? ')'];
  const separator = (element.getAttribute('separators') ?? ',').trim().charAt(0);
  return `\\left${signs(open) || '.'}${Array.from(element.children, toTex).join(separator)}\\right${signs(close) || '.'}`;
}

function accented(base: string, over: Element | undefined): string {
  const sign = plain(over?.textContent?.trim() ?? '');
  const accent = ACCENTS[sign];
  if (accent) return `\\${accent}{${base}}`;
  const above = over ? toTex(over) : '';
  return /^\\(sum|prod|int|oint|lim)/.test(base) ? `${base}^${group(above)}` : `\\overset{${above}}{${base}}`;
}

function under(base: string, below: string): string {
  return /^\\(sum|prod|int|oint|lim|max|min|sup|inf)/.test(base) ? `${base}_${group(below)}` : `\\underset{${below}}{${base}}`;
}

/** One element of presentation MathML as TeX. */
function toTex(element: Element): string {
  const [a, b, c] = Array.from(element.children);
  const tex = (child: Element | undefined) => (child ? toTex(child) : '');
  switch (element.localName) {
    case 'mi':
      return identifier(element);
    case 'mn':
      return plain(element.textContent?.trim() ?? '');
    case 'mo':
      return operator(element);
    case 'mtext':
    case 'ms':
      return `\\text{${element.textContent?.trim() ?? ''}}`;
    case 'mspace':
      return '\\,';
    case 'mfrac':
      return `\\frac${braced(tex(a))}${braced(tex(b))}`;
    case 'msqrt':
      return `\\sqrt${braced(inner(element))}`;
    case 'mroot':
      return `\\sqrt[${tex(b)}]${braced(tex(a))}`;
    case 'msup':
      return `${group(tex(a))}^${group(tex(b))}`;
    case 'msub':
      return `${group(tex(a))}_${group(tex(b))}`;
    case 'msubsup':
    case 'munderover':
      return `${group(tex(a))}_${group(tex(b))}^${group(tex(c))}`;
    case 'mover':
      return accented(tex(a), b);
    case 'munder':
      return under(tex(a), tex(b));
    case 'mtable':
      return table(element);
    case 'mfenced':
      return fenced(element);
    case 'annotation':
    case 'annotation-xml':
    case 'mphantom':
      return '';
    default:
      return inner(element);
  }
}

/** A `<math>` element as TeX: a reading of its presentation, as near as its structure allows. */
export function texOfMathml(math: Element): string {
  return inner(math).trim();
}
