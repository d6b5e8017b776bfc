import { asHtml, asPlain } from '@/utils/stream/markdown-forms';

const blob = (type: string, text: string) => new Blob([text], { type });

/**
 * Takes Markdown to the clipboard. @param form `markdown`, `plain` or `rich` alone, or `both`: rich, and Markdown for what takes no formatting
 * @param keepsLines a line end in the text is a line end for the reader
 */
export async function copyText(markdown: string, form: string, keepsLines: boolean): Promise<void> {
  if (form === 'markdown') return navigator.clipboard.writeText(markdown);
  const plain = asPlain(markdown);
  if (form === 'plain') return navigator.clipboard.writeText(plain);
  const item = new ClipboardItem({
    'text/html': blob('text/html', asHtml(markdown, keepsLines)),
    'text/plain': blob('text/plain', form === 'both' ? markdown : plain),
  });
  return navigator.clipboard.write([item]);
}
