import { ensureBuilt } from '../../../scripts/build.ts';
import { startChromium, stopWorker } from '../../e2e/harness/chromium.ts';
import { until } from '../../e2e/harness/until.ts';
import type { Row } from '../figure.ts';
import { FLOOR } from '../stage.ts';
import { noSamples, type Samples } from '../turns.ts';

const ROUNDS = 12;

/** Runs in a page: milliseconds until the worker's listener has said that it has no answer to this, as neither of them has. */
async function sendNothing(): Promise<number> {
  const start = performance.now();
  await browser.runtime.sendMessage({ type: 'bench' });
  return performance.now() - start;
}

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
        // Before its first run a worker has no listener that the browser knows of.
        await until(`the worker of ${name}`, () => page.evaluate(sendNothing).then(() => true));
        contenders.push({ name, origin, page });
      }
      for (let round = 0; round < repeats(ROUNDS); round += 1) {
        for (const { name, origin, page } of contenders) {
          await stopWorker({ devtools, origin });
          await page.bringToFront();
          wake[name].push(await page.evaluate(sendNothing));
        }
      }
      return [
        {
          id: 'worker-wake',
          label: 'message → listener has run',
          unit: 'ms',
          ...wake,
          target: { ratio: 1.3 },
          keep: { what: 'ratio', slack: 0.5 },
        },
      ];
    } finally {
      await chromium.close();
    }
  },
};
