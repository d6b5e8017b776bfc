import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PageServer {
  readonly url: string;
  /** Adds a page and gives its address. `body` is HTML. */
  add(path: string, title: string, body: string): string;
  /** Adds a file as it is and gives its address. */
  addFile(path: string, type: string, bytes: Uint8Array): string;
  close(): Promise<void>;
}

/** Serves pages written by the tests on 127.0.0.1, at any free port. */
export async function startPageServer(): Promise<PageServer> {
  const pages = new Map<string, { type: string; body: string | Uint8Array }>();
  const server = createServer((request, response) => {
    const page = pages.get((request.url ?? '').split('?')[0] ?? '');
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': page?.type ?? 'text/plain' });
    response.end(page?.body ?? 'Nothing here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    add: (path, title, body) => {
      const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><body>${body}</body></html>`;
      pages.set(path, { type: 'text/html; charset=utf-8', body: html });
      return `${url}${path}`;
    },
    addFile: (path, type, bytes) => {
      pages.set(path, { type, body: bytes });
      return `${url}${path}`;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
