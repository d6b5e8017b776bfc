import { FIRST_WORD, markdownAnswer } from '../answers.ts';
import type { Row } from '../figure.ts';
import { watchKey, watchWord } from '../probes.ts';
import { setStage, type Panel, type Stage } from '../stage.ts';
import { noSamples, takeTurns } from '../turns.ts';

const ROUNDS = 15;
/** Milliseconds from the request to the first word: the panel is at rest again by then, as it is with a real model. */
const THINKING = 250;

interface Times {
  /** Key press to request at the server. */
  readonly sent: number;
  /** First word written by the server to first word on the screen. */
  readonly shown: number;
}

/** One question and its answer to the last word. */
async function askOnce({ model }: Stage, { page, write }: Panel, mark: string): Promise<Times> {
  model.setBehaviour({ answer: markdownAnswer(60).replace(FIRST_WORD, mark), firstTokenAfter: THINKING, wordsPerSecond: 300 });
  await write('And what else turns the tide?');
  const pressedAt = await watchKey(page);
  const firstSeen = await watchWord(page, mark);
  model.log.clear();
  await page.keyboard.press('Enter');
  const shownAt = await firstSeen();
  await model.log.until((requests) => requests.some(({ method, closedAt }) => method === 'POST' && closedAt !== undefined));
  const [request] = model.log.posts;
  return { sent: (request?.receivedAt ?? Number.NaN) - (await pressedAt()), shown: shownAt - (request?.firstWordAt ?? Number.NaN) };
}

export const question: Row = {
  id: 'question',
  title: 'A question in the panel about a source that was read before',
  measure: async ({ repeats }) => {
    const stage = await setStage();
    try {
      const sent = noSamples();
      const shown = noSamples();
      const panels = new Map<string, Panel>();
      for (const contender of stage.contenders) panels.set(contender.name, await contender.openPanel());
      // The first question reads the page and is not counted; from the second on the source is kept.
      await takeTurns(stage.contenders, repeats(ROUNDS) + 1, async ({ name }, round) => {
        const panel = panels.get(name);
        if (!panel) return;
        await panel.page.bringToFront();
        const times = await askOnce(stage, panel, `${name}mark${round}`);
        if (round === 0) return;
        sent[name].push(times.sent);
        shown[name].push(times.shown);
      });
      return [
        {
          id: 'key-to-request',
          label: 'key press → request at the server',
          unit: 'ms',
          ...sent,
          target: { ratio: 2 },
          keep: { what: 'ratio', slack: 1 },
        },
        {
          id: 'first-word',
          label: 'first word written → visible',
          unit: 'ms',
          ...shown,
          target: { ratio: 1 },
          keep: { what: 'ratio', slack: 1 },
        },
      ];
    } finally {
      await stage.close();
    }
  },
};
