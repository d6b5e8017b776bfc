import MarkdownIt from 'markdown-it';
import { MarkdownStream } from './markdown-blocks';
import { withMath } from './math-rules';

/** HTML of a model is text. Nothing becomes a link that was not written as one. */
const md = withMath(new MarkdownIt({ html: false, linkify: false }));

/** A new growing text. */
export const newMarkdownStream = (): MarkdownStream => new MarkdownStream((text, references) => md.parse(text, { references }));
