import { createServer, type Server } from 'node:http';
import type { Browser, Page } from 'puppeteer-core';
import { bundle, pageScript } from '../../test/helpers/page-script.ts';

/** What a page gave: Postil's main text, Readability's plain text, and the time of each in milliseconds. */
export interface PageRun {
  markdown: string;
  scope: string;
  reference: string;
  captureMs: number;
  referenceMs: number;
}

/** Serves one page at a time under a fresh address; everything else the page asks for is refused. */
class OnePage {
  private html: Buffer = Buffer.alloc(0);
  private count = 0;
  private readonly server: Server = createServer((request, response) => {
    if (request.url !== `/${this.count}`) return void response.writeHead(404).end();
    const utf8 = Buffer.from(this.html.toString('utf8')).equals(this.html);
    response.writeHead(200, { 'content-type': `text/html${utf8 ? '; charset=utf-8' : ''}` }).end(this.html);
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  /** Serves the page without the redirects that some carry. */
  put(html: Buffer): string {
    this.html = Buffer.from(html.toString('latin1').replace(/http-equiv=["']?refresh/gi, 'data-refresh="'), 'latin1');
    this.count += 1;
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/${this.count}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

function captureCode(script: string): string {
  return `(async () => {
    ${script};
    globalThis.postilRequest = { kind: 'capture', scope: 'main' };
    document.body?.getBoundingClientRect();
    const start = performance.now();
    const { markdown, scope } = await postilPage.main();
    return { markdown, scope, ms: performance.now() - start };
  })()`;
}

function referenceCode(script: string): string {
  return `(() => {
    ${script};
    const start = performance.now();
    const article = new postilReference(document.cloneNode(true)).parse();
    return { text: article?.textContent ?? '', ms: performance.now() - start };
  })()`;
}

/** Runs capture and Readability on pages in a real browser, with the pages' own scripts off and the network refused. */
export class PageRunner {
  private readonly site = new OnePage();
  private readonly browser: Browser;
  private page: Page | undefined;
  private reference: Promise<string> | undefined;
  private turn = 0;

  constructor(browser: Browser) {
    this.browser = browser;
  }

  async run(html: Buffer): Promise<PageRun> {
    const page = await this.open();
    await page.goto(this.site.put(html), { waitUntil: 'domcontentloaded', timeout: 20_000 });
    const capture = captureCode(await pageScript());
    this.reference ??= bundle('scripts/capture/reference.ts', 'postilReference');
    const reference = referenceCode(await this.reference);
    this.turn += 1;
    const [first, second] = this.turn % 2 === 0 ? [capture, reference] : [reference, capture];
    const results = [await page.evaluate(first), await page.evaluate(second)];
    const [captured, read] = (this.turn % 2 === 0 ? results : results.reverse()) as [
      { markdown: string; scope: string; ms: number },
      { text: string; ms: number },
    ];
    return { markdown: captured.markdown, scope: captured.scope, captureMs: captured.ms, reference: read.text, referenceMs: read.ms };
  }

  private async open(): Promise<Page> {
    if (this.page) return this.page;
    await this.site.start();
    this.page = await this.browser.newPage();
    await this.page.setJavaScriptEnabled(false);
    return this.page;
  }

  stop(): void {
    this.site.stop();
  }
}
