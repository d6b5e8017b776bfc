import type { ParseMarkdown } from './markdown-blocks';

let parser: Promise<ParseMarkdown> | undefined;

/** The Markdown parser, fetched when it is first asked for: the panel is on the screen before it. */
export function loadMarkdown(): Promise<ParseMarkdown> {
  parser ??= import('markdown-it').then(({ default: MarkdownIt }) => {
    // HTML of a model is text. Nothing becomes a link that was not written as one.
    const md = new MarkdownIt({ html: false, linkify: false });
    return (text, references) => md.parse(text, { references });
  });
  return parser;
}
