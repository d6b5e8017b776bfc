import { node, operator, row, type MathNode } from './math-node';
import {
  accents,
  accentsBelow,
  brackets,
  functions,
  inAlphabet,
  integrals,
  isAlphabet,
  letters,
  limits,
  operators,
  silent,
  spaces,
  sums,
} from './symbols';
import { TexTokens, type TexToken } from './tokens';

/** TeX that is not known here: it is shown as it was written rather than wrongly. */
class UnknownTex extends Error {}

/** Formulas nest; a hostile one must not end the page's stack. */
const MAX_DEPTH = 60;

const fences: Readonly<Record<string, readonly [string, string]>> = {
  pmatrix: ['(', ')'],
  bmatrix: ['[', ']'],
  Bmatrix: ['{', '}'],
  vmatrix: ['|', '|'],
  Vmatrix: ['‖', '‖'],
  cases: ['{', ''],
};
const grids = new Set('matrix smallmatrix array aligned align alignat gathered gather split equation eqnarray multline'.split(' '));

class Parser {
  readonly #tokens: TexTokens;
  #depth = 0;

  constructor(source: string) {
    this.#tokens = new TexTokens(source);
  }

  whole(): MathNode {
    const rows = this.#rows(() => this.#tokens.peek() === undefined);
    const [only] = rows;
    return only && rows.length === 1 ? row(only.flat()) : grid(rows, 'left');
  }

  /** Rows of cells, up to the end. */
  #rows(atEnd: () => boolean): MathNode[][][] {
    const rows: MathNode[][][] = [[[]]];
    while (!atEnd()) {
      if (this.#tokens.peek() === undefined) throw new UnknownTex();
      if (this.#tokens.skip('command', '\\') || this.#tokens.skip('command', 'cr')) rows.push([[]]);
      else if (this.#tokens.skip('char', '&')) rows.at(-1)?.push([]);
      else if (!this.#tokens.skip('command', 'hline')) rows.at(-1)?.at(-1)?.push(this.#scripted());
    }
    if (rows.length > 1 && rows.at(-1)?.every((cell) => cell.length === 0)) rows.pop();
    return rows;
  }

  /** An element with what is above and below it. */
  #scripted(): MathNode {
    const base = this.#atom();
    let below: MathNode | undefined;
    let above: MathNode | undefined;
    for (;;) {
      if (this.#tokens.skip('command', 'limits') || this.#tokens.skip('command', 'nolimits')) continue;
      if (this.#tokens.skip('char', '_')) below = this.#atom();
      else if (this.#tokens.skip('char', '^')) above = row([...(above ? [above] : []), this.#atom()]);
      else if (this.#tokens.skip('char', "'") || this.#tokens.skip('char', '’')) above = row([...(above ? [above] : []), operator('′')]);
      else break;
    }
    const stacked = base.attributes['data-limits'] !== undefined;
    if (below && above) return node(stacked ? 'munderover' : 'msubsup', [base, below, above]);
    if (below) return node(stacked ? 'munder' : 'msub', [base, below]);
    return above ? node(stacked ? 'mover' : 'msup', [base, above]) : base;
  }

  #group(end: (token: TexToken | undefined) => boolean): MathNode {
    const nodes: MathNode[] = [];
    while (!end(this.#tokens.peek())) {
      if (this.#tokens.peek() === undefined) throw new UnknownTex();
      nodes.push(this.#scripted());
    }
    return row(nodes);
  }

  #atom(): MathNode {
    if (this.#depth >= MAX_DEPTH) throw new UnknownTex();
    this.#depth += 1;
    const made = this.#made();
    this.#depth -= 1;
    return made;
  }

  #made(): MathNode {
    const token = this.#tokens.next();
    if (!token) throw new UnknownTex();
    if (token.kind === 'number') return node('mn', token.text);
    if (token.kind === 'command') return this.#command(token.text);
    const { text } = token;
    if (text === '{') {
      const inside = this.#group((next) => next?.kind === 'char' && next.text === '}');
      this.#tokens.next();
      return inside;
    }
    if (/[}&^_#$]/.test(text)) throw new UnknownTex();
    if (text === '~') return node('mspace', [], { width: '.33em' });
    if (/[\p{L}\p{M}]/u.test(text)) return node('mi', text);
    if (/[()[\]|]/.test(text)) return operator(text, { stretchy: 'false' });
    return operator(text === '-' ? '−' : text === '*' ? '∗' : text);
  }

  #command(name: string): MathNode {
    const letter = letters.get(name);
    if (letter !== undefined) return node('mi', letter);
    const sign = operators.get(name);
    if (sign !== undefined) return operator(sign);
    const sum = sums.get(name);
    if (sum !== undefined) return operator(sum, { 'data-limits': '' });
    const integral = integrals.get(name);
    if (integral !== undefined) return operator(integral);
    if (functions.has(name)) return node('mi', name);
    if (limits.has(name)) return node('mi', name, { 'data-limits': '' });
    const bracket = brackets.get(name);
    if (bracket !== undefined) return operator(bracket, { stretchy: 'false' });
    const space = spaces.get(name);
    if (space !== undefined) return node('mspace', [], { width: `${space}em` });
    if (silent.has(name)) return node('mrow', []);
    return this.#built(name);
  }

  /** Commands that take something. */
  #built(name: string): MathNode {
    if (/^[dtc]?frac$/.test(name)) return node('mfrac', [this.#atom(), this.#atom()]);
    if (/^[dt]?binom$/.test(name)) {
      const inside = node('mfrac', [this.#atom(), this.#atom()], { linethickness: '0' });
      return row([operator('('), inside, operator(')')]);
    }
    if (name === 'sqrt') return this.#root();
    if (name === 'left') return this.#fenced();
    if (name === 'begin') return this.#environment();
    if (name === 'not') return this.#negated();
    if (/^(?:big|Big|bigg|Bigg)[lrm]?$/.test(name)) return operator(this.#bracket(), { stretchy: 'false' });
    if (/^(?:text|textrm|textbf|textit|mbox|hbox|mathrm|operatorname|mathop|mathit|mathord|mathbin|mathrel)$/.test(name))
      return this.#upright(name);
    if (isAlphabet(name)) return this.#inAlphabet(name);
    const accent = accents.get(name);
    if (accent !== undefined) return this.#limited('mover', [this.#atom(), operator(accent)], name);
    const below = accentsBelow.get(name);
    if (below !== undefined) return this.#limited('munder', [this.#atom(), operator(below)], name);
    if (name === 'overset' || name === 'stackrel') return swapped('mover', this.#atom(), this.#atom());
    if (name === 'underset') return swapped('munder', this.#atom(), this.#atom());
    if (name === 'xrightarrow') return node('mover', [operator('→', { stretchy: 'true' }), this.#atom()]);
    if (name === 'boxed') return node('mrow', [this.#atom()], { className: 'boxed' });
    if (name === 'tag') return row([node('mspace', [], { width: '2em' }), node('mtext', `(${this.#words()})`)]);
    if (name === 'pmod' || name === 'bmod' || name === 'mod') return this.#modulo(name);
    if (name === 'label') {
      this.#words();
      return node('mrow', []);
    }
    throw new UnknownTex();
  }

  /** A brace or line may carry a word of its own above or below. */
  #limited(tag: string, content: readonly MathNode[], name: string): MathNode {
    return node(tag, content, { accent: 'true', ...(name.endsWith('brace') && { 'data-limits': '' }) });
  }

  #root(): MathNode {
    if (!this.#tokens.skip('char', '[')) return node('msqrt', [this.#atom()]);
    const index = this.#group((next) => next?.kind === 'char' && next.text === ']');
    this.#tokens.next();
    return node('mroot', [this.#atom(), index]);
  }

  #bracket(): string {
    const token = this.#tokens.next();
    if (!token) throw new UnknownTex();
    if (token.kind === 'command') {
      const sign = brackets.get(token.text) ?? operators.get(token.text);
      if (sign === undefined) throw new UnknownTex();
      return sign;
    }
    return token.text === '.' ? '' : ({ '<': '⟨', '>': '⟩' }[token.text] ?? token.text);
  }

  #fenced(): MathNode {
    const opening = this.#bracket();
    const inside: MathNode[] = [];
    while (!this.#tokens.skip('command', 'right')) {
      if (this.#tokens.skip('command', 'middle')) inside.push(operator(this.#bracket(), { stretchy: 'true' }));
      else inside.push(this.#scripted());
    }
    return fenced(opening, row(inside), this.#bracket());
  }

  #environment(): MathNode {
    const name = this.#words().replace(/\*$/, '');
    if (!(name in fences) && !grids.has(name)) throw new UnknownTex();
    if (name === 'array' || name === 'alignat') this.#words();
    const rows = this.#rows(() => this.#tokens.is('command', 'end'));
    this.#tokens.next();
    if (this.#words().replace(/\*$/, '') !== name) throw new UnknownTex();
    const align = name === 'cases' ? 'left' : /^(?:align|split|eqnarray)/.test(name) ? 'pairs' : 'center';
    const [opening, closing] = fences[name] ?? ['', ''];
    return fenced(opening, grid(rows, align), closing);
  }

  #negated(): MathNode {
    const { tag, content, attributes } = this.#atom();
    return node(tag, typeof content === 'string' ? `${content}\u0338` : content, attributes);
  }

  #words(): string {
    const words = this.#tokens.words();
    if (words === undefined) throw new UnknownTex();
    return words;
  }

  #upright(name: string): MathNode {
    const words = this.#words()
      .replaceAll(/\\([ ,;%&#_$])/g, '$1')
      .replaceAll('~', ' ');
    // What is itself TeX, such as a formula inside a text, is not taken apart.
    if (/[\\${}]/.test(words)) throw new UnknownTex();
    if (/^text|box$/.test(name)) return node('mtext', words.replaceAll(' ', '\u00a0'));
    return node('mi', words, { mathvariant: 'normal' });
  }

  #inAlphabet(name: string): MathNode {
    const inside = this.#atom();
    const changed = ({ tag, content, attributes }: MathNode): MathNode =>
      node(tag, typeof content === 'string' ? inAlphabet(name, content) : content.map(changed), attributes);
    return changed(inside);
  }

  #modulo(name: string): MathNode {
    const word = node('mi', 'mod', { mathvariant: 'normal' });
    const space = node('mspace', [], { width: '.33em' });
    if (name === 'bmod') return row([space, word, space]);
    return row([space, operator('('), word, space, this.#atom(), operator(')')]);
  }
}

/** Elements in their order of reading, although TeX names the one above or below first. */
const swapped = (tag: string, second: MathNode, first: MathNode): MathNode => node(tag, [first, second]);

function fenced(opening: string, inside: MathNode, closing: string): MathNode {
  const bracket = (sign: string) => (sign === '' ? [] : [operator(sign, { stretchy: 'true', fence: 'true' })]);
  return row([...bracket(opening), inside, ...bracket(closing)]);
}

/** Cells in rows and columns; in pairs the odd ones end where the even ones begin. */
function grid(rows: readonly (readonly (readonly MathNode[])[])[], align: 'left' | 'center' | 'pairs'): MathNode {
  const sideOf = (column: number) => (align === 'pairs' ? (column % 2 === 0 ? 'right' : 'left') : align);
  const cells = (cellsOfRow: readonly (readonly MathNode[])[]) =>
    cellsOfRow.map((cell, column) => node('mtd', cell, { className: sideOf(column) }));
  return node(
    'mtable',
    rows.map((cellsOfRow) => node('mtr', cells(cellsOfRow))),
  );
}

/** A formula in TeX as MathML; undefined where something in it is not known or not whole. */
export function texToMathml(tex: string): MathNode | undefined {
  try {
    return new Parser(tex).whole();
  } catch (error) {
    if (error instanceof UnknownTex) return undefined;
    throw error;
  }
}
