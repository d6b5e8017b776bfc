// Measures the main text that capture takes against pages whose main text is known; the model is judged only on pages it was not trained on.
// The pages are not part of the project.
import { dataFolder, readArticles, readSnippets } from './capture/collections.ts';
import { unseenScripts } from './capture/cross-validation.ts';
import { formulaReport } from './capture/formula-pages.ts';
import { OFFLINE, OnePage } from './capture/one-page.ts';
import { runPage, type PageRun } from './capture/page-run.ts';
import { articleReport, snippetReport, tokenReport } from './capture/report.ts';
import { structureReport } from './capture/round-trip.ts';
import { readLessons } from './capture/lessons.ts';
import { launchChromium } from '../test/helpers/page-browsers.ts';
import { bundle } from '../test/helpers/page-script.ts';

async function measure(folder: string): Promise<void> {
  const [articles, snippets] = [await readArticles(folder), await readSnippets(folder)];
  const browser = await launchChromium(OFFLINE);
  const site = new OnePage(browser);
  try {
    const scripts = await unseenScripts(await readLessons(site, articles, snippets));
    const reference = await bundle('scripts/capture/reference.ts', 'postilReference');
    const elements = await bundle('scripts/capture/page-elements.ts', 'postilElements');
    const runs: PageRun[] = [];
    for (const [at, { html }] of [...articles, ...snippets].entries())
      runs.push(await runPage(site, html, { script: scripts[at] ?? '', reference, elements }, at % 2 === 0));
    const [articleRuns, snippetRuns] = [runs.slice(0, articles.length), runs.slice(articles.length)];
    const texts = [...articleReport(articles, articleRuns), ...snippetReport(snippets, snippetRuns)];
    const forms = structureReport(runs.map(({ structure }) => structure));
    const formulas = await formulaReport(site, scripts[0] ?? '');
    console.log([...texts, ...forms, ...formulas, ...tokenReport(runs)].join('\n'));
  } finally {
    site.stop();
    await browser.close();
  }
}

const folder = dataFolder();
if (folder) await measure(folder);
else console.log('Skipped: the pages with known main text are not there (POSTIL_EXTRACTION_DATA names their folder).');
