import type { Browser } from 'puppeteer-core';
import { ensureBuilt } from '../../../scripts/build.ts';
import { startChromium } from '../../e2e/harness/chromium.ts';
import { startPageServer, type PageServer } from '../../servers/page-server.ts';
import type { Figure, Row } from '../figure.ts';
import { noSamples, type Samples } from '../turns.ts';

const ROUNDS = 7;
/** Milliseconds after the load event in which a content script would do its work. */
const AFTERMATH = 800;

const PARAGRAPH = `<p>${'The tide turns twice a day because the water follows the moon. '.repeat(4)}</p>\n`;

const PAGES: Readonly<Record<string, string>> = {
  'small page (2 KB)': PARAGRAPH.repeat(7),
  'long page (197 KB)': PARAGRAPH.repeat(730),
  '20,000 elements': '<p>Tide <b>4.2</b> m</p>'.repeat(10_000),
};

/** What one visit costs a page. */
interface Visit {
  /** Milliseconds of CPU of the page's main thread. */
  readonly cpu: number;
  readonly nodes: number;
  readonly listeners: number;
  /** Scripts of an extension that ran in the page. */
  readonly foreign: number;
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const page = await browser.newPage();
  const cdp = await page.createCDPSession();
  let foreign = 0;
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension:')) foreign += 1;
  });
  await cdp.send('Runtime.enable');
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url);
  await new Promise((resolve) => setTimeout(resolve, AFTERMATH));
  const { metrics } = await cdp.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  await page.close();
  return { cpu: value('TaskDuration') * 1000, nodes: value('Nodes'), listeners: value('JSEventListeners'), foreign };
}

async function measurePages(browsers: Readonly<Record<keyof Samples, Browser>>, site: PageServer, rounds: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  const added = { kept: 0, scripts: 0 };
  for (const [index, [label, body]] of Object.entries(PAGES).entries()) {
    const url = site.add(`/page-${index}`, 'Tides', body);
    const cpu = noSamples();
    const kept = noSamples();
    for (let round = 0; round < rounds; round += 1) {
      for (const name of round % 2 === 0 ? (['floor', 'postil'] as const) : (['postil', 'floor'] as const)) {
        const seen = await visit(browsers[name], url);
        cpu[name].push(seen.cpu);
        kept[name].push(seen.nodes + seen.listeners);
        added.scripts += seen.foreign;
      }
    }
    // A page now and then holds a few nodes more by itself, until they are collected.
    added.kept += Math.min(...kept.postil) - Math.min(...kept.floor);
    // No target: where no script runs, what differs is the noise of the machine.
    figures.push({ id: `page-tax-${index}`, label: `main thread at load, ${label}`, unit: 'CPU ms', ...cpu });
  }
  const none = { unit: '', target: { value: 0 }, keep: { what: 'value', slack: 0 } } as const;
  return [
    ...figures,
    { ...none, id: 'page-nodes', label: 'nodes and listeners added to these pages', postil: [added.kept] },
    { ...none, id: 'page-scripts', label: 'scripts put into these pages', postil: [added.scripts] },
  ];
}

export const pageTax: Row = {
  id: 'page-tax',
  title: 'What every page pays (here the floor is the browser without any extension)',
  measure: async ({ repeats }) => {
    const site = await startPageServer();
    const [floor, postil] = await Promise.all([startChromium({}), startChromium({})]);
    try {
      await postil.installExtension(ensureBuilt('chrome'));
      return await measurePages({ floor, postil }, site, repeats(ROUNDS));
    } finally {
      await Promise.all([floor.close(), postil.close(), site.close()]);
    }
  },
};
