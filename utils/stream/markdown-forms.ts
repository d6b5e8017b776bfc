import MarkdownEngine, { type MarkdownIt, type Token } from 'markdown-it';
import { withMath } from './math-rules';

function rendererFor(keepsLines: boolean): MarkdownIt {
  const md = withMath(new MarkdownEngine({ html: false, linkify: false, breaks: keepsLines }));
  const { escapeHtml } = md.utils;
  const content = (tokens: readonly Token[], index: number): string => tokens[index]?.content ?? '';
  md.validateLink = (url: string) => /^(?:https?|mailto):/i.test(url);
  // A picture would be a request wherever it is pasted; its words are enough.
  md.renderer.rules.image = (tokens, index) => escapeHtml(content(tokens, index));
  md.renderer.rules.math_inline = (tokens, index) => `<code>${escapeHtml(content(tokens, index))}</code>`;
  md.renderer.rules.math_block = (tokens, index) => `<p><code>${escapeHtml(content(tokens, index))}</code></p>\n`;
  return md;
}

/** Markdown as HTML for the clipboard: without scripts, pictures or anything else that is fetched. @param keepsLines line ends become breaks */
export const asHtml = (markdown: string, keepsLines: boolean): string => rendererFor(keepsLines).render(markdown);

const inlineWords: Readonly<Record<string, (token: Token) => string>> = {
  softbreak: () => '\n',
  hardbreak: () => '\n',
  image: ({ content }) => content,
};
const inlineText = (token: Token): string =>
  (token.children ?? []).map((child) => inlineWords[child.type]?.(child) ?? child.content).join('');

interface List {
  readonly ordered: boolean;
  number: number;
}

/** Writes down the words of tokens, with line breaks and the marks of lists. */
class PlainText {
  readonly #lines: string[] = [];
  readonly #lists: List[] = [];
  #mark = '';
  #row: string[] | undefined;

  take(token: Token): void {
    if (token.type === 'inline') this.#words(inlineText(token));
    else if (token.type === 'fence' || token.type === 'code_block' || token.type === 'math_block') this.#words(token.content.trimEnd());
    else if (token.type.endsWith('_list_open'))
      this.#lists.push({ ordered: token.tag === 'ol', number: Number(token.attrGet('start') ?? 1) });
    else if (token.type.endsWith('_list_close')) this.#lists.pop();
    else if (token.type === 'list_item_open') this.#mark = this.#nextMark();
    else if (token.type === 'tr_open') this.#row = [];
    else if (token.type === 'tr_close') this.#endRow();
    const apart = token.nesting < 0 && token.level === 0 && token.type !== 'tr_close';
    if (apart || (token.level === 0 && token.nesting === 0 && token.type !== 'inline')) this.#lines.push('');
  }

  text(): string {
    return this.#lines.join('\n').trim();
  }

  #nextMark(): string {
    const list = this.#lists.at(-1);
    return list?.ordered ? `${list.number++}. ` : '- ';
  }

  #words(words: string): void {
    if (this.#row) {
      this.#row.push(words);
      return;
    }
    const depth = Math.max(0, this.#lists.length - 1);
    const indent = '  '.repeat(depth);
    const first = `${indent}${this.#mark}`;
    const rest = this.#lists.length > 0 ? `${indent}  ` : '';
    this.#lines.push(...words.split('\n').map((line, index) => (index === 0 ? (this.#mark ? first : rest) : rest) + line));
    this.#mark = '';
  }

  #endRow(): void {
    this.#lines.push((this.#row ?? []).join('\t'));
    this.#row = undefined;
  }
}

/** Markdown as plain text: words, lines, list marks; cells of a table stand between tabs. */
export function asPlain(markdown: string): string {
  const text = new PlainText();
  for (const token of rendererFor(false).parse(markdown, {})) text.take(token);
  return text.text();
}
