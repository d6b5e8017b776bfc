import { createServer, type Server } from 'node:http';
import type { Browser, Page } from 'puppeteer-core';

/** Command line switches that let a browser reach this machine only. */
export const OFFLINE = ['--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'];

/** A browser tab that is shown one stored page after the other, without the pages' own scripts. */
export class OnePage {
  private html: Buffer = Buffer.alloc(0);
  private count = 0;
  private page: Page | undefined;
  private readonly browser: Browser;
  private readonly server: Server = createServer((request, response) => {
    if (request.url !== `/${this.count}`) return void response.writeHead(404).end();
    const utf8 = Buffer.from(this.html.toString('utf8')).equals(this.html);
    response.writeHead(200, { 'content-type': `text/html${utf8 ? '; charset=utf-8' : ''}` }).end(this.html);
  });

  constructor(browser: Browser) {
    this.browser = browser;
  }

  /** Opens a page under a fresh address, without the redirects that some carry. */
  async open(html: Buffer): Promise<Page> {
    this.page ??= await this.start();
    this.html = Buffer.from(html.toString('latin1').replace(/http-equiv=(["']?)refresh\1/gi, 'data-was=$1refresh$1'), 'latin1');
    this.count += 1;
    const address = this.server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await this.page.goto(`http://127.0.0.1:${port}/${this.count}`, { waitUntil: 'domcontentloaded', timeout: 120_000 });
    return this.page;
  }

  private async start(): Promise<Page> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const page = await this.browser.newPage();
    await page.setJavaScriptEnabled(false);
    return page;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
