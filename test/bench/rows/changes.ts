import { press } from '../../e2e/harness/surface.ts';
import { until } from '../../e2e/harness/until.ts';
import type { Row } from '../figure.ts';
import { watchFrames } from '../probes.ts';
import { setStage } from '../stage.ts';

const SENTENCES = 1_000;
/** Twenty words. */
const sentence = (number: number, word: string) =>
  `In harbour ${number} the tide ${word} twice a day because the water of the sea follows the moon around it.`;
const paragraphs = (word: string) =>
  Array.from({ length: SENTENCES / 5 }, (_, at) => Array.from({ length: 5 }, (__, n) => sentence(at * 5 + n, word)).join(' '));

export const changes: Row = {
  id: 'changes',
  title: 'A text of 20,000 words rewritten: 1,000 changes found and drawn',
  measure: async ({ repeats }) => {
    const stage = await setStage();
    try {
      const [, postil] = stage.contenders;
      const gaps: number[] = [];
      stage.model.setBehaviour({ answer: paragraphs('turns').join('\n\n'), wordsPerSecond: 5_000 });
      const body = `<article>${paragraphs('turn')
        .map((text) => `<p>${text}</p>`)
        .join('')}</article>`;
      for (let round = 0; round < repeats(3); round += 1) {
        const { page, close } = await postil.openPanel(`${body}<p>Round ${round}</p>`);
        const largest = await watchFrames(page);
        await press(page, 'Rewrite');
        await until('all changes', async () => (await page.$$('.hunk')).length >= SENTENCES, 120_000);
        gaps.push(await largest());
        await close();
      }
      return [
        {
          id: 'changes-gap',
          label: 'longest time between two frames, from the press to the last change',
          unit: 'ms',
          postil: gaps,
          target: { value: 100 },
          keep: { what: 'value', slack: 2 },
        },
      ];
    } finally {
      await stage.close();
    }
  },
};
