import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ensureBuilt } from '../../../scripts/build.ts';
import { startChromium, stopWorker } from '../../e2e/harness/chromium.ts';
import type { Row } from '../figure.ts';
import { FLOOR } from '../stage.ts';
import { noSamples, type Samples } from '../turns.ts';

const ROUNDS = 12;

/** Kilobytes, gzip, of all that the worker loads when it wakes: its file and what that imports at once. */
function workerSize(folder: string): number {
  const { background } = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as { background: { service_worker: string } };
  const seen = new Set<string>();
  const visit = (file: string): number => {
    if (seen.has(file) || !existsSync(file)) return 0;
    seen.add(file);
    const code = readFileSync(file);
    const imports = [...code.toString().matchAll(/\b(?:import|from)\s*["'](\.[^"']+)["']/g)];
    return (
      gzipSync(code, { level: 9 }).length + imports.reduce((sum, [, name = '']) => sum + visit(path.join(path.dirname(file), name)), 0)
    );
  };
  return visit(path.join(folder, background.service_worker)) / 1000;
}

export const workerWake: Row = {
  id: 'worker-wake',
  title: 'A stopped worker hears a message',
  measure: async ({ repeats }) => {
    const folders = { floor: FLOOR, postil: ensureBuilt('chrome') };
    const browser = await startChromium({});
    try {
      const devtools = await browser.target().createCDPSession();
      const wake: Samples = noSamples();
      const contenders = [];
      for (const name of ['floor', 'postil'] as const) {
        const origin = `chrome-extension://${await browser.installExtension(folders[name])}/`;
        // A page of the extension without any code of its own, the same for both.
        const page = await browser.newPage();
        await page.goto(`${origin}manifest.json`);
        contenders.push({ name, origin, page });
      }
      for (let round = 0; round < repeats(ROUNDS); round += 1) {
        for (const { name, origin, page } of contenders) {
          await stopWorker({ devtools, origin });
          await page.bringToFront();
          // Neither has an answer to this: the call returns as soon as the worker runs and its listener has said so.
          const took = await page.evaluate(async () => {
            const start = performance.now();
            await browser.runtime.sendMessage({ type: 'bench' });
            return performance.now() - start;
          });
          wake[name].push(took);
        }
      }
      return [
        { id: 'worker-wake', label: 'message → listener has run', unit: 'ms', ...wake, target: { ratio: 1.3 }, keep: 'ratio', slack: 0.3 },
        {
          id: 'worker-gzip',
          label: 'worker, gzip',
          unit: 'KB',
          postil: [workerSize(folders.postil)],
          target: { value: 60 },
          keep: 'value',
          slack: 0.02,
        },
      ];
    } finally {
      await browser.close();
    }
  },
};
