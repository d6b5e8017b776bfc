const SILENT = new Set(['head', 'script', 'style', 'noscript', 'template', 'svg', 'iframe', 'object', 'select', 'button']);
const BLOCKS = new Set(
  'address article aside blockquote dd details div dl dt fieldset figcaption figure footer form header hr main nav ol p pre section summary table tr ul'.split(
    ' ',
  ),
);
const HEADING = /^h([1-6])$/;

/** What a part of a page reads like as Markdown, with block ends as line breaks; as plain as a file without a layout allows. */
function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replace(/\s+/g, ' ');
  const name = node.nodeName.toLowerCase();
  if (SILENT.has(name)) return '';
  if (name === 'br') return '\n';
  if (name === 'pre') return `\n\n\`\`\`\n${node.textContent ?? ''}\n\`\`\`\n\n`;
  const inner = [...node.childNodes].map(textOf).join('');
  const level = HEADING.exec(name)?.[1];
  if (level) return `\n\n${'#'.repeat(Number(level))} ${inner.trim()}\n\n`;
  if (name === 'li') return `\n- ${inner.trim()}`;
  if (name === 'td' || name === 'th') return `${inner.trim()} | `;
  return BLOCKS.has(name) ? `\n\n${inner}\n\n` : inner;
}

const tidy = (text: string): string =>
  text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n');

/** The text of a parsed HTML file as Markdown. */
export function htmlText(body: Node): string {
  // Code keeps its spaces.
  const parts = textOf(body).split(/(^```\n[^]*?\n```$)/m);
  return parts
    .map((part, index) => (index % 2 === 0 ? tidy(part) : part))
    .join('')
    .replace(/\n{3,}(?=```)|(?<=```)\n{3,}/g, '\n\n')
    .trim();
}
