import { compareTexts, meanScore } from '../../../scripts/capture/metrics.ts';
import { plainText } from '../../../scripts/capture/plain-text.ts';
import type { PdfCase } from './cases.ts';

/** F1 of bags of four words of what was read against what the file was made of; footnotes apart, whose place in the text is free. */
export function scorePdf({ truth }: PdfCase, markdown: string): number {
  const text = plainText(markdown.replace(/\[p\. \d+\]\s*/g, '').replace(/^\[\^.*$/gm, ''));
  return meanScore([compareTexts(truth.join('\n'), text)]).f1;
}
