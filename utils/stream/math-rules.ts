import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';

/** Longest formula inside a line, in UTF-16 code units: where there is no end, the search for it must not take long. */
const MAX = 2_000;

/** A formula has an operator, a command, an index; a bracketed word or a sum of money has none of them. */
const looksLikeTex = (text: string): boolean => /[\\^_=+<>{}|]|\d\s*[/*-]\s*\d|^\s*\p{L}['′]?\s*$/u.test(text);

interface Found {
  readonly tex: string;
  readonly end: number;
}

function between(source: string, from: number, close: string): Found | undefined {
  const at = source.slice(from, from + MAX).indexOf(close);
  if (at <= 0) return undefined;
  return { tex: source.slice(from, from + at), end: from + at + close.length };
}

/** Between single dollars, as Pandoc reads them: no space inside the dollars, no digit behind the last one. */
function betweenDollars(source: string, from: number): Found | undefined {
  if (/[\w$]/.test(source[from - 2] ?? '') || /[\s$]/.test(source[from] ?? ' ')) return undefined;
  const [whole, tex = ''] = /^((?:\\[\s\S]|[^\\$])+)\$(?![\d\p{L}])/u.exec(source.slice(from, from + MAX)) ?? [];
  if (!whole || /\s$/.test(tex) || !looksLikeTex(tex)) return undefined;
  return { tex, end: from + whole.length };
}

/** The formula that begins here: `\(…\)`, `\[…\]`, `$$…$$` or `$…$`. */
function formulaAt(source: string, at: number): (Found & { readonly display: boolean }) | undefined {
  const two = source.slice(at, at + 2);
  const close = { '\\(': '\\)', '\\[': '\\]', $$: '$$' }[two];
  const found = close ? between(source, at + 2, close) : source[at] === '$' ? betweenDollars(source, at + 1) : undefined;
  if (!found || (close !== '\\)' && !looksLikeTex(found.tex))) return undefined;
  return { ...found, display: close !== undefined && close !== '\\)' };
}

function inlineRule(state: StateInline, silent: boolean): boolean {
  const found = formulaAt(state.src, state.pos);
  if (!found || found.end > state.posMax) return false;
  if (!silent) {
    const token = state.push('math_inline', 'math', 0);
    token.content = found.tex.trim();
    token.info = found.display ? 'display' : '';
  }
  state.pos = found.end;
  return true;
}

/**
 * A formula in lines of its own, from `\[` or `$$` to its end, at most to the next blank line: so the lines that are there already decide
 * where it begins and ends, however the text goes on.
 */
function blockRule(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const lineAt = (line: number) => state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();
  const indentOf = (line: number) => (state.sCount[line] ?? 0) - state.blkIndent;
  const first = lineAt(startLine);
  const close = { '\\[': '\\]', $$: '$$' }[first.slice(0, 2)];
  if (!close || indentOf(startLine) >= 4) return false;
  const lines = [first.slice(2)];
  let line = startLine + 1;
  const ends = first.indexOf(close, 2);
  if (ends > 2 && ends === first.length - 2) lines[0] = first.slice(2, -2);
  else if (ends >= 0 || (first.length > 2 && (close === '$$' || !looksLikeTex(first.slice(2))))) return false;
  else {
    for (let closed = false; !closed && line < endLine && lineAt(line) !== '' && indentOf(line) >= 0; line++) {
      const text = lineAt(line);
      closed = text.endsWith(close);
      lines.push(closed ? text.slice(0, -2) : text);
    }
  }
  if (silent) return true;
  const token = state.push('math_block', 'math', 0);
  token.block = true;
  token.content = lines.join('\n').trim();
  token.map = [startLine, line];
  state.line = line;
  return true;
}

/** Teaches the parser formulas in TeX; without it `\(` would lose its stroke and `_` would be emphasis. */
export function withMath(md: MarkdownIt): MarkdownIt {
  md.inline.ruler.before('escape', 'math_inline', inlineRule);
  md.block.ruler.before('fence', 'math_block', blockRule, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  return md;
}
