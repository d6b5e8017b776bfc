import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { bundles } from './install';

export interface EditorSite {
  /** The address of an editor's page. */
  urlOf(name: string): string;
  close(): Promise<void>;
}

const AROUND = 'The harbour office plans the next shipment and writes to its customers about it. What was said before stands here.';

/** A page with one editor, some text around it and a box that can take the focus away. */
const pageOf = (title: string, inside: string) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<style>body { margin: 60px; font: 16px/1.5 sans-serif } iframe { width: 700px; height: 300px } textarea, input { width: 600px } textarea { height: 6em }</style>
<body><p>${AROUND}</p><p><input id="thief" value="something else"></p>${inside}</body></html>`;

/** Serves the bundled editors on the loopback, under two names that are two origins. */
export async function startEditorSite(): Promise<EditorSite> {
  let port = 0;
  const bodyOf = async (name: string, inner: string | null): Promise<string | Buffer> => {
    if (name.includes('.') || name.startsWith('assets/')) return readFile(path.join(bundles, path.normalize(name)));
    const framed = inner && `<iframe src="http://localhost:${port}/${inner}"></iframe>`;
    return pageOf(name, framed || `<div id="host"></div><script type="module" src="/${name}.js"></script>`);
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
    bodyOf(pathname.slice(1), searchParams.get('frame')).then(
      (body) => response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  port = (server.address() as AddressInfo).port;
  return {
    urlOf: (name) => `http://127.0.0.1:${port}/${name}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
