import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { launchChromium } from '../test/e2e/harness/chromium.ts';
import { press } from '../test/e2e/harness/surface.ts';
import { ensureBuilt } from './build.ts';

/** What pdf.js does by itself: every page's items, one after the other. */
const BARE = `<!doctype html><title>pdf.js alone</title><input type="file"><output></output><script type="module">
import { getDocument, GlobalWorkerOptions } from '/pdf.min.mjs';
GlobalWorkerOptions.workerSrc = '/pdf.worker.min.mjs';
document.querySelector('input').addEventListener('change', async ({ target }) => {
  const [chosen] = target.files;
  target.value = '';
  document.querySelector('output').textContent = '';
  const task = getDocument({ data: new Uint8Array(await chosen.arrayBuffer()), verbosity: 0 });
  const file = await task.promise;
  const pages = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const { items } = await (await file.getPage(number)).getTextContent();
    pages.push(items.map(({ str = '' }) => str).join('\\n'));
  }
  document.querySelector('output').textContent = ['Read', pages.length, pages.join('\\n').length].join(' ');
});
</script>`;

async function serveBare(): Promise<{ url: string; close: () => void }> {
  const library = path.join(path.dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json'))), 'legacy/build');
  const server = createServer(({ url = '/' }, response) => {
    const script = url.endsWith('.mjs');
    response.writeHead(200, { 'content-type': script ? 'text/javascript' : 'text/html' });
    response.end(script ? readFileSync(path.join(library, path.basename(url))) : BARE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

/** Milliseconds from the choice of a file to the moment at which `words` stand on the page. */
async function timeToRead(page: Page, file: string, words: string): Promise<number> {
  await page.bringToFront();
  await page.evaluate((wanted) => {
    Object.assign(globalThis, {
      postilTime: new Promise<number>((resolve) => {
        let begun = 0;
        addEventListener('change', () => (begun ||= performance.now()), { capture: true, once: true });
        const observer = new MutationObserver(() => {
          if (begun === 0 || !document.body.textContent.includes(wanted)) return;
          observer.disconnect();
          resolve(performance.now() - begun);
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    });
  }, words);
  const input = await page.waitForSelector('input[type=file]');
  await (input as unknown as { uploadFile(name: string): Promise<void> }).uploadFile(file);
  return page.evaluate(() => Reflect.get(globalThis, 'postilTime') as Promise<number>);
}

/**
 * The time for a file in the panel of the built extension against pdf.js alone on a plain page of the same browser, in turns.
 * @param pages that the file has
 * @returns pairs of milliseconds; what each side needs only the first time is not in them
 */
export async function timesInBrowser(bytes: Uint8Array, pages: number, rounds: number): Promise<{ plain: number; whole: number }[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'postil-pdf-'));
  const file = path.join(folder, 'long.pdf');
  writeFileSync(file, bytes);
  const bare = await serveBare();
  const session = await launchChromium({ extension: ensureBuilt('chrome', 'test') });
  try {
    const [plainPage, panel] = [await session.browser.newPage(), await session.browser.newPage()];
    await plainPage.goto(bare.url);
    await panel.goto(`${session.origin}sidepanel.html`);
    const times: { plain: number; whole: number }[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const plain = await timeToRead(plainPage, file, `Read ${pages}`);
      const whole = await timeToRead(panel, file, 'Actions are about');
      await press(panel, 'Back to the page');
      if (round > 0) times.push({ plain, whole });
    }
    return times;
  } finally {
    await session.close();
    bare.close();
    rmSync(folder, { recursive: true });
  }
}
