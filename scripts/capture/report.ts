import { compareSnippets, compareTexts, meanScore, quantile, totalScore, type Score } from './metrics.ts';
import type { Article, SnippetPage } from './collections.ts';
import type { PageRun } from './page-run.ts';
import { plainText } from './plain-text.ts';
import { estimateTokens } from '../../utils/usage/estimate-tokens.ts';

const figure = (value: number) => value.toFixed(3);
const show = ({ f1, precision, recall }: Score) => `F1 ${figure(f1)}  P ${figure(precision)}  R ${figure(recall)}`;

function times(runs: readonly PageRun[]): string[] {
  const ratios = runs.map((run) => run.captureMs / Math.max(0.1, run.referenceMs));
  const spent = runs.map((run) => run.captureMs);
  return [
    `  time against Readability: median ${quantile(ratios, 0.5).toFixed(1)}x, p95 ${quantile(ratios, 0.95).toFixed(1)}x`,
    `  time: median ${quantile(spent, 0.5).toFixed(0)} ms, p95 ${quantile(spent, 0.95).toFixed(0)} ms, most ${Math.max(...spent).toFixed(0)} ms`,
    `  given as the whole page: ${runs.filter((run) => run.scope === 'page').length}, left empty: ${runs.filter((run) => run.markdown.trim() === '').length}`,
  ];
}

/** Lines on pages whose whole text is known. */
export function articleReport(pages: readonly Article[], runs: readonly PageRun[]): string[] {
  const line = (name: string, textOf: (run: PageRun) => string) => {
    const counts = pages.map((page, at) => compareTexts(page.text, runs[at] ? textOf(runs[at]) : ''));
    const exact = counts.filter((count) => count.exact).length / pages.length;
    return `  ${name.padEnd(12)} ${show(meanScore(counts))}  exact ${figure(exact)}`;
  };
  return [
    `Articles (${pages.length} pages, bags of four words)`,
    line('Postil', (run) => plainText(run.markdown)),
    line('Readability', (run) => run.reference),
    ...times(runs),
  ];
}

/** Lines on pages of which some passages are known. */
export function snippetReport(pages: readonly SnippetPage[], runs: readonly PageRun[]): string[] {
  const line = (name: string, textOf: (run: PageRun) => string) => {
    const counts = pages.map((page, at) => compareSnippets(runs[at] ? textOf(runs[at]) : '', page.wanted, page.unwanted));
    return `  ${name.padEnd(12)} ${show(totalScore(counts))}`;
  };
  return [
    `Snippets (${pages.length} pages)`,
    line('Postil', (run) => plainText(run.markdown)),
    line('Readability', (run) => run.reference),
    ...times(runs),
  ];
}

/** What the marks of Markdown cost, in tokens as Postil estimates them, against the same words without marks. */
export function tokenReport(runs: readonly PageRun[]): string[] {
  const ratios = runs
    .map(({ markdown }) => [estimateTokens(markdown), estimateTokens(plainText(markdown))] as const)
    .filter(([, plain]) => plain > 100)
    .map(([marked, plain]) => marked / plain);
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / Math.max(1, ratios.length);
  return [
    `Tokens against plain text: mean ${mean.toFixed(3)}, median ${figure(quantile(ratios, 0.5))}, p95 ${figure(quantile(ratios, 0.95))}`,
  ];
}
