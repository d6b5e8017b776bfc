import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../fixtures/pages');

/** Serves the fixture pages on a loopback port; `pages` adds pages made by a test, by their name. */
export class FixturePages {
  readonly pages = new Map<string, string>();
  private readonly server: Server;
  private port = 0;

  constructor() {
    this.server = createServer((request, response) => {
      const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
      void this.page(name).then(
        (body) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body),
        () => response.writeHead(404).end(),
      );
    });
  }

  private async page(name: string): Promise<string> {
    return this.pages.get(name) ?? (await readFile(path.join(folder, path.basename(name)), 'utf8'));
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    this.port = typeof address === 'object' && address ? address.port : 0;
  }

  url(name: string, host = '127.0.0.1'): string {
    return `http://${host}:${this.port}/${name}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
