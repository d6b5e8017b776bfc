import { describe, expect, test } from 'vitest';
import { compareTexts, meanScore } from '@/scripts/capture/metrics';
import { plainText } from '@/scripts/capture/plain-text';
import { pdfCases } from '@/test/helpers/pdf/cases';
import { readPdf } from '@/utils/document/read-pdf';

const read = (bytes: Uint8Array) =>
  readPdf(bytes, {}, { signal: new AbortController().signal, password: async () => undefined, onPage: () => {} });

const cases = await pdfCases();

describe('PDFs in columns are read in order', () => {
  test.each(cases.map((known) => [known.name, known] as const))('%s', async (_, { bytes, truth, notes, unwanted }) => {
    const { markdown } = await read(bytes);
    const text = plainText(markdown.replace(/\[p\. \d+\]\s*/g, '').replace(/^\[\^.*$/gm, ''));
    const { f1 } = meanScore([compareTexts(truth.join('\n'), text)]);
    for (const { mark, text: note } of notes) expect(markdown.replace(/\s*\[p\. \d+\]/g, '')).toContain(`[^${mark}]: ${note}`);
    expect(unwanted.filter((words) => text.includes(words))).toEqual([]);
    expect(f1).toBeGreaterThanOrEqual(0.98);
  });
});
