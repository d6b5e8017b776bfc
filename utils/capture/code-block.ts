import type { Look } from './look';

/** Line numbers, fold marks and the like, drawn beside the code but no part of it. */
const BESIDE = /(^|[-_\s])(line-?numbers?|line-?num|linenos?|ln-num|gutter|blob-num|line-number-row|fold(ing)?-marker)([-_\s]|$)/i;

/** Text of a code block as it grows: raw, with the line breaks that its elements make. */
export class CodeText {
  private text = '';
  private breakDue = false;
  private readonly starts: { element: Element; at: number }[] = [];

  add(raw: string): void {
    const text = raw.replace(/\u00A0/g, ' ').replace(/\r\n?/g, '\n');
    if (text === '') return;
    if (this.breakDue && text !== '\n') this.breakLine();
    this.breakDue = false;
    this.text += text;
  }

  private breakLine(): void {
    if (this.text !== '' && !this.text.endsWith('\n')) this.text += '\n';
  }

  /** A line as an element of its own begins. */
  openLine(element: Element): void {
    this.breakLine();
    this.breakDue = false;
    this.starts.push({ element, at: this.text.length });
  }

  closeLine(element: Element): void {
    if (this.starts.at(-1)?.element !== element) return;
    const start = this.starts.pop();
    if (start && start.at === this.text.length) this.text += '\n';
    else this.breakDue = true;
  }

  /** The code without the empty lines around it. */
  finish(): string {
    return this.text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  }
}

/** Whether an element in or beside code holds line numbers or buttons instead of code. */
export function besideCode(element: Element, style: CSSStyleDeclaration): boolean {
  if (element.localName === 'button') return true;
  if (style.userSelect === 'none' || style.getPropertyValue('-webkit-user-select') === 'none') return true;
  return BESIDE.test(element.getAttribute('class') ?? '');
}

/**
 * Whether a `<pre>` is a text that someone pasted there: with headings, lists, or a table of several columns (line numbers beside code are a
 * table as well, of two).
 */
export function holdsProse(pre: Element): boolean {
  return pre.querySelector('h1, h2, h3, ul, ol, td + td + td') !== null && pre.querySelector('pre, code, samp, kbd') === null;
}

const LANGUAGE =
  /(?:^|\s)(?:language|lang|highlight-source|brush:|highlight|sourceCode|code|syntax|prettyprint lang)[-:\s]+([a-z][\w+#.-]*)/i;
const NO_LANGUAGE =
  /^(?:none|plain|plaintext|text|txt|nohighlight|block|wrapper|toolbar|hljs|example|snippet|source|code|box|view|content|container)$/i;

function languageIn(element: Element): string {
  const named = element.getAttribute('data-lang') ?? element.getAttribute('data-language');
  const found = named ?? LANGUAGE.exec(element.getAttribute('class') ?? '')?.[1] ?? '';
  return /^[a-z][\w+#.-]{0,20}$/i.test(found) && !NO_LANGUAGE.test(found) ? found.toLowerCase() : '';
}

/** The language that a code block names by the usual class names and attributes, on it, in it or just above it; else ''. */
export function languageOf(block: Element): string {
  const inner = block.querySelector('code');
  const above = block.parentElement;
  for (const element of [block, inner, above, above?.parentElement]) {
    const language = element ? languageIn(element) : '';
    if (language) return language;
  }
  return '';
}

/** Whether an element that is no `<pre>` is drawn as code: kept spaces in letters of one width. */
export function drawnAsCode(look: Look): boolean {
  if (!look.whiteSpace.startsWith('pre') || look.whiteSpace === 'pre-line') return false;
  return /\bmono|consolas|courier|menlo/i.test(look.style.fontFamily);
}
