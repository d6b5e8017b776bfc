import type { Page } from 'puppeteer-core';
import { numberedWords } from '../../e2e/harness/texts.ts';
import type { Row } from '../figure.ts';
import { cpuSecondsSince, cpuTicks, extensionProcesses } from '../process-cpu.ts';
import { setStage, type Stage } from '../stage.ts';
import { noSamples } from '../turns.ts';

const ROUNDS = 9;
/** One word is one event. Several answers a sample: one alone is too short for the clock of the processes. */
const WORDS = 24_000;
const ANSWERS = 3;
/** Milliseconds after the last byte: what is written down then belongs to the answer. */
const SETTLE = 500;

/** Has one answer read, by the floor's worker or as a job of Postil without any panel. `page`: a bare one of that extension. */
async function readAnswer({ model }: Stage, page: Page, number: number): Promise<void> {
  model.log.clear();
  await page.evaluate(
    async (url, jobId) => {
      const [tab] = await browser.tabs.query({});
      const order = {
        jobId,
        tabId: tab?.id ?? 0,
        actionId: 'ask',
        scope: 'none',
        options: {},
        instruction: `What turns it? ${jobId}`,
        mode: 'new',
      };
      await browser.runtime.sendMessage({ read: url, type: 'job.start', order });
    },
    `${model.baseUrl}/chat/completions`,
    `bench-job-${number}`,
  );
  await model.log.until((requests) => requests.some(({ method, closedAt }) => method === 'POST' && closedAt !== undefined), 30_000);
  await new Promise((resolve) => setTimeout(resolve, SETTLE));
}

async function barePage({ browser: chromium, contenders }: Stage, name: 'floor' | 'postil'): Promise<Page> {
  const page = await chromium.newPage();
  await page.goto(`${contenders[name === 'floor' ? 0 : 1].origin}manifest.json`);
  return page;
}

export const workerStream: Row = {
  id: 'worker-stream',
  title: 'An answer of many events as fast as it is read, no panel: the process of the worker alone',
  measure: async ({ repeats }) => {
    const stage = await setStage();
    try {
      stage.model.setBehaviour({ answer: numberedWords(WORDS) });
      const perThousand = noSamples();
      const { pid = 0 } = stage.browser.process() ?? {};
      let number = 0;
      const pages = { floor: await barePage(stage, 'floor'), postil: await barePage(stage, 'postil') };
      for (let round = 0; round <= repeats(ROUNDS); round += 1) {
        for (const name of round % 2 === 0 ? (['floor', 'postil'] as const) : (['postil', 'floor'] as const)) {
          const before = cpuTicks(pid, extensionProcesses);
          for (let answer = 0; answer < ANSWERS; answer += 1) await readAnswer(stage, pages[name], (number += 1));
          const milliseconds = cpuSecondsSince(before, pid, extensionProcesses) * 1_000;
          // The first round wakes and warms both.
          if (round > 0) perThousand[name].push(milliseconds / ((WORDS * ANSWERS) / 1_000));
        }
      }
      return [
        {
          id: 'worker-stream',
          label: 'CPU per 1,000 events, floor: a bare reader',
          unit: 'ms',
          ...perThousand,
          keep: { what: 'ratio', slack: 0.5 },
        },
      ];
    } finally {
      await stage.close();
    }
  },
};
