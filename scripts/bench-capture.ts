// Measures the main text that capture takes against pages whose main text is known. The pages are not part of the project.
import { dataFolder, readArticles, readSnippets } from './capture/collections.ts';
import { compareSnippets, compareTexts, meanScore, quantile, totalScore, type Score } from './capture/metrics.ts';
import { PageRunner, type PageRun } from './capture/page-run.ts';
import { plainText } from './capture/plain-text.ts';
import { launchChromium } from '../test/helpers/page-browsers.ts';

const figure = (value: number) => value.toFixed(3);
const show = ({ f1, precision, recall }: Score) => `F1 ${figure(f1)}  P ${figure(precision)}  R ${figure(recall)}`;

function showTimes(runs: readonly PageRun[]): void {
  const ratios = runs.map((run) => run.captureMs / Math.max(0.1, run.referenceMs));
  const times = runs.map((run) => run.captureMs);
  console.log(`  time against Readability: median ${quantile(ratios, 0.5).toFixed(1)}x, p95 ${quantile(ratios, 0.95).toFixed(1)}x`);
  console.log(
    `  time: median ${quantile(times, 0.5).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms, most ${Math.max(...times).toFixed(0)} ms`,
  );
  console.log(
    `  given as the whole page: ${runs.filter((run) => run.scope === 'page').length}, empty: ${runs.filter((run) => run.markdown.trim() === '').length}`,
  );
}

async function articles(runner: PageRunner, folder: string): Promise<void> {
  const pages = await readArticles(folder);
  const runs: PageRun[] = [];
  const scored = { postil: [] as ReturnType<typeof compareTexts>[], readability: [] as ReturnType<typeof compareTexts>[] };
  for (const page of pages) {
    const run = await runner.run(page.html);
    runs.push(run);
    scored.postil.push(compareTexts(page.text, plainText(run.markdown)));
    scored.readability.push(compareTexts(page.text, run.reference));
  }
  console.log(`Articles (${pages.length} pages, bags of four words)`);
  for (const [name, counts] of Object.entries(scored)) {
    const exact = counts.filter((count) => count.exact).length / pages.length;
    console.log(`  ${name.padEnd(12)} ${show(meanScore(counts))}  exact ${figure(exact)}`);
  }
  showTimes(runs);
}

async function snippets(runner: PageRunner, folder: string): Promise<void> {
  const pages = await readSnippets(folder);
  const runs: PageRun[] = [];
  const scored = { postil: [] as ReturnType<typeof compareSnippets>[], readability: [] as ReturnType<typeof compareSnippets>[] };
  for (const page of pages) {
    const run = await runner.run(page.html);
    runs.push(run);
    scored.postil.push(compareSnippets(plainText(run.markdown), page.wanted, page.unwanted));
    scored.readability.push(compareSnippets(run.reference, page.wanted, page.unwanted));
  }
  console.log(`Snippets (${pages.length} pages)`);
  for (const [name, counts] of Object.entries(scored)) console.log(`  ${name.padEnd(12)} ${show(totalScore(counts))}`);
  showTimes(runs);
}

async function main(): Promise<void> {
  const folder = dataFolder();
  if (!folder) {
    console.log('Skipped: the pages with known main text are not there (POSTIL_EXTRACTION_DATA names their folder).');
    return;
  }
  const browser = await launchChromium(['--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1']);
  const runner = new PageRunner(browser);
  try {
    await articles(runner, folder);
    await snippets(runner, folder);
  } finally {
    runner.stop();
    await browser.close();
  }
}

await main();
