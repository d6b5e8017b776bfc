import path from 'node:path';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { ensureBuilt } from '../../scripts/build.ts';
import { startChromium } from '../e2e/harness/chromium.ts';
import { setConnection } from '../e2e/harness/connection.ts';
import { waitForPage } from '../e2e/harness/session.ts';
import { find } from '../e2e/harness/surface.ts';
import { until } from '../e2e/harness/until.ts';
import { startModelServer, type ModelServer } from '../servers/model-server.ts';
import { startPageServer, type PageServer } from '../servers/page-server.ts';
import { cpuSecondsSince, cpuTicks } from './process-cpu.ts';

export const FLOOR = path.join(import.meta.dirname, 'floor');

/** A panel in a window of its own, of a side panel's size, ready to be asked. */
export interface Panel {
  readonly page: Page;
  /** Fills the field "Message" and leaves the cursor in it; Enter then sends. */
  readonly write: (question: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** An extension that takes part. */
export interface Contender {
  readonly name: 'floor' | 'postil';
  readonly origin: string;
  /** Opens a new panel; Postil's belongs to a new tab with an article, or with this page. */
  openPanel(page?: string): Promise<Panel>;
}

/** One browser with the floor and Postil in it, both connected to one model server. */
export interface Stage {
  readonly browser: Browser;
  readonly devtools: CDPSession;
  readonly model: ModelServer;
  readonly contenders: readonly [floor: Contender, postil: Contender];
  /** Starts to count; what it gives tells the CPU seconds of all of the browser's processes since then. */
  readonly watchCpu: () => () => number;
  readonly close: () => Promise<void>;
}

/** Each one another text: the same question about the same text would be answered from what is kept. */
const article = (number: number) =>
  `<article><h1>Tides, part ${number}</h1>${'<p>The tide turns twice a day because the water follows the moon.</p>'.repeat(40)}</article>`;

export async function setStage(): Promise<Stage> {
  const [model, site, browser] = await Promise.all([startModelServer(), startPageServer(), startChromium({})]);
  const close = async () => {
    await browser.close();
    await Promise.all([model.close(), site.close()]);
  };
  try {
    const devtools = await browser.target().createCDPSession();
    const floor = `chrome-extension://${await browser.installExtension(FLOOR)}/`;
    const postil = `chrome-extension://${await browser.installExtension(ensureBuilt('chrome', 'test'))}/`;
    const options = await waitForPage(browser, `${postil}options.html`);
    await setConnection({ options }, connectionTo(model));
    const { pid } = browser.process() ?? {};
    if (pid === undefined) throw new Error('The browser has no process');
    const watchCpu = () => {
      const before = cpuTicks(pid);
      return () => cpuSecondsSince(before, pid);
    };
    const open = (url: string) => openWindow(browser, devtools, url);
    const contenders = [
      {
        name: 'floor',
        origin: floor,
        openPanel: () => open(`${floor}panel.html?server=${encodeURIComponent(model.baseUrl)}`).then(asPanel),
      },
      { name: 'postil', origin: postil, openPanel: (page?: string) => openPostil(browser, options, postil, site, open, page) },
    ] as const;
    return { browser, devtools, model, contenders, watchCpu, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** How Postil is set up to speak to the model server: in the floor's protocol, with a key. */
export const connectionTo = ({ baseUrl }: ModelServer) => ({ providerId: 'local', baseUrl, model: 'practice', key: 'sk-practice-bench1' });

async function openWindow(browser: Browser, devtools: CDPSession, url: string): Promise<Page> {
  await devtools.send('Target.createTarget', { url, newWindow: true, width: 420, height: 760 });
  return waitForPage(browser, url);
}

let articles = 0;

async function openPostil(
  browser: Browser,
  options: Page,
  origin: string,
  site: PageServer,
  open: (url: string) => Promise<Page>,
  own?: string,
): Promise<Panel> {
  articles += 1;
  const address = site.add(`/tides-${articles}`, 'Tides', own ?? article(articles));
  const tab = await browser.newPage();
  await tab.goto(address);
  const tabId = await until('the tab of the article', () =>
    options.evaluate(async (url) => (await globalThis.browser.tabs.query({})).find(({ url: place }) => place === url)?.id, address),
  );
  const panel = asPanel(await open(`${origin}sidepanel.html?tab=${tabId}`));
  return {
    ...panel,
    write: async (question) => {
      // While an answer comes, the button is "Stop" and Enter sends nothing.
      await find(panel.page, 'button', 'Send');
      await panel.write(question);
    },
    close: async () => {
      await panel.close();
      await tab.close();
    },
  };
}

function asPanel(page: Page): Panel {
  return {
    page,
    write: async (question) => {
      const field = await find(page, 'textbox', 'Message');
      await field.focus();
      await page.evaluate(() => document.execCommand('selectAll'));
      // As a paste: one event, however long the text.
      await page.keyboard.sendCharacter(question);
    },
    close: () => page.close(),
  };
}
