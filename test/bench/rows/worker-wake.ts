import { ensureBuilt } from '../../../scripts/build.ts';
import { startChromium, stopWorker } from '../../e2e/harness/chromium.ts';
import type { Row } from '../figure.ts';
import { FLOOR } from '../stage.ts';
import { noSamples, type Samples } from '../turns.ts';

const ROUNDS = 12;

export const workerWake: Row = {
  id: 'worker-wake',
  title: 'A stopped worker hears a message',
  measure: async ({ repeats }) => {
    const folders = { floor: FLOOR, postil: ensureBuilt('chrome') };
    const chromium = await startChromium({});
    try {
      const devtools = await chromium.target().createCDPSession();
      const wake: Samples = noSamples();
      const contenders = [];
      for (const name of ['floor', 'postil'] as const) {
        const origin = `chrome-extension://${await chromium.installExtension(folders[name])}/`;
        // A page of the extension without any code of its own, the same for both.
        const page = await chromium.newPage();
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
        {
          id: 'worker-wake',
          label: 'message → listener has run',
          unit: 'ms',
          ...wake,
          target: { ratio: 1.3 },
          keep: { what: 'ratio', slack: 0.3 },
        },
      ];
    } finally {
      await chromium.close();
    }
  },
};
