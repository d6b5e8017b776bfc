// Reads the PDFs of the test set and compares what was read with what they were made of; then the time for a long one in the browser
// against pdf.js alone.
import { runnerImport } from 'vite';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type * as Reader from '../utils/document/read-pdf.ts';
import { longPdf, pdfCases } from '../test/helpers/pdf/cases.ts';
import { scorePdf } from '../test/helpers/pdf/score.ts';
import { quantile } from './capture/metrics.ts';
import { timesInBrowser } from './pdf-speed.ts';
import { root } from './project-files.ts';

const PAGES = 300;
const ROUNDS = 7;

type Read = typeof Reader.readPdf;

const quietly = { signal: new AbortController().signal, password: async () => undefined, onPage: () => {} };

/** All items of all pages, put one after the other: what most readers of PDFs do, and the least that any has to do. */
async function joinedItems(bytes: Uint8Array): Promise<string> {
  const task = getDocument({ data: bytes, verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join('\n'));
  }
  await task.destroy();
  return pages.join('\n');
}

async function quality(read: Read): Promise<void> {
  const rows: Record<string, { columns: number; Postil: string; 'items joined': string }> = {};
  const own: number[] = [];
  for (const known of await pdfCases()) {
    const joined = scorePdf(known, await joinedItems(known.bytes.slice()));
    const score = scorePdf(known, (await read(known.bytes.slice(), {}, quietly)).markdown);
    own.push(score);
    rows[known.name] = { columns: known.columns, Postil: score.toFixed(3), 'items joined': joined.toFixed(3) };
  }
  console.table(rows);
  console.log(
    `PDFs (${own.length}, bags of four words): mean F1 ${(own.reduce((sum, f1) => sum + f1) / own.length).toFixed(3)}, least ${Math.min(...own).toFixed(3)}`,
  );
}

async function speed(): Promise<void> {
  const times = await timesInBrowser(await longPdf(PAGES), PAGES, ROUNDS);
  for (const { plain, whole } of times)
    console.log(`${PAGES} pages in Chromium: pdf.js alone ${plain.toFixed(0)} ms, Postil ${whole.toFixed(0)} ms`);
  const ratios = times.map(({ plain, whole }) => whole / plain);
  console.log(`Time against pdf.js alone: ${quantile(ratios, 0.5).toFixed(2)}x`);
}

const { module } = await runnerImport<typeof Reader>('/utils/document/read-pdf.ts', {
  root,
  configFile: false,
  resolve: { alias: [{ find: /^@\//, replacement: `${root}/` }] },
});
await quality(module.readPdf);
await speed();
