import type { OnePage } from './one-page.ts';
import { roundTrip } from './round-trip.ts';

/** What a page gave: Postil's main text, Readability's plain text, and the time of each in milliseconds. */
export interface PageRun {
  markdown: string;
  scope: string;
  reference: string;
  captureMs: number;
  referenceMs: number;
  structure: Awaited<ReturnType<typeof roundTrip>>;
}

function captureCode(script: string): string {
  return `(async () => {
    ${script};
    globalThis.postilRequest = { kind: 'capture', scope: 'main' };
    document.body?.getBoundingClientRect();
    const start = performance.now();
    const { markdown, scope } = await postilPage.main();
    return { markdown, scope, captureMs: performance.now() - start };
  })()`;
}

function referenceCode(script: string): string {
  return `(() => {
    ${script};
    const start = performance.now();
    const article = new postilReference(document.cloneNode(true)).parse();
    return { reference: article?.textContent ?? '', referenceMs: performance.now() - start };
  })()`;
}

/** What is put into a page: the page script, Readability, and the reader of what can be seen, each as the code of a bundle. */
export interface PageCodes {
  script: string;
  reference: string;
  elements: string;
}

/** Runs capture and Readability on a page, by turns one or the other first. */
export async function runPage(
  site: OnePage,
  html: Buffer,
  { script, reference, elements }: PageCodes,
  captureFirst: boolean,
): Promise<PageRun> {
  const page = await site.open(html);
  const codes = [captureCode(script), referenceCode(reference)];
  const results: unknown[] = [];
  for (const code of captureFirst ? codes : codes.reverse()) results.push(await page.evaluate(code));
  return Object.assign({ structure: await roundTrip(page, script, elements) }, ...results) as PageRun;
}
