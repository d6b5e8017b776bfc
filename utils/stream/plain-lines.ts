import MarkdownIt, { type Token } from 'markdown-it';

const md = new MarkdownIt({ html: false, linkify: false });

function inlineText(children: readonly Token[]): string {
  return children
    .map(({ type, content, children: inner }) => {
      if (type === 'softbreak' || type === 'hardbreak') return '\n';
      return type === 'image' ? inlineText(inner ?? []) : content;
    })
    .join('');
}

const opens = (type: string) => type === 'table_open' || type.endsWith('_list_open');
const closes = (type: string) => type === 'table_close' || type.endsWith('_list_close');

/**
 * The words of a Markdown text without its marks, as an editor holds them apart from their form: paragraphs with an empty line between them,
 * entries of lists and cells of tables each on a line of its own. With `markers`, entries of lists keep their bullets and numbers.
 */
export function plainLines(markdown: string, markers: boolean): string {
  /** Numbers of the next entries, of the lists around; NaN in a list of bullets. */
  const numbers: number[] = [];
  let text = '';
  let marker = '';
  let group = 0;
  let lastGroup = 0;
  const add = (block: string) => {
    const own = numbers.length > 0 ? group : 0;
    if (text !== '') text += own > 0 && own === lastGroup ? '\n' : '\n\n';
    text += marker + block;
    marker = '';
    lastGroup = own;
  };
  for (const token of md.parse(markdown, {})) {
    const { type, content, children } = token;
    if (opens(type)) {
      if (numbers.length === 0) group += 1;
      numbers.push(type === 'ordered_list_open' ? Number(token.attrGet('start') ?? 1) : Number.NaN);
    } else if (closes(type)) numbers.pop();
    else if (type === 'list_item_open') {
      const number = numbers.pop() ?? Number.NaN;
      if (markers) marker = '  '.repeat(numbers.length) + (Number.isNaN(number) ? '- ' : `${number}. `);
      numbers.push(number + 1);
    } else if (type === 'inline') add(inlineText(children ?? []));
    else if (type === 'fence' || type === 'code_block') add(content.replace(/\n$/, ''));
  }
  return text;
}

/** Whether a Markdown text has a list. */
export const hasList = (markdown: string): boolean => md.parse(markdown, {}).some(({ type }) => type.endsWith('_list_open'));
