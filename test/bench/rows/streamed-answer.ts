import { LAST_WORD, markdownAnswer } from '../answers.ts';
import type { Figure, Row } from '../figure.ts';
import { watchWord } from '../probes.ts';
import { setStage, type Contender, type Stage } from '../stage.ts';
import { noSamples, takeTurns } from '../turns.ts';

const SHAPES = [
  { words: 500, wordsPerSecond: 100, rounds: 5 },
  { words: 4_000, wordsPerSecond: 400, rounds: 3 },
  { words: 20_000, wordsPerSecond: 1_000, rounds: 2 },
] as const;

/** CPU seconds of all browser processes from the key press until the last word is seen. */
async function answerCost(stage: Stage, contender: Contender): Promise<number> {
  const panel = await contender.openPanel();
  await panel.write('What turns the tide?');
  const lastSeen = await watchWord(panel.page, LAST_WORD);
  const cpu = stage.watchCpu();
  await panel.page.keyboard.press('Enter');
  await lastSeen();
  const cost = cpu();
  await panel.close();
  return cost;
}

export const streamedAnswer: Row = {
  id: 'streamed-answer',
  title: 'CPU of a streamed answer: all processes of the browser, key press to last word on the screen',
  measure: async ({ repeats }) => {
    const stage = await setStage();
    try {
      const figures: Figure[] = [];
      for (const { words, wordsPerSecond, rounds } of SHAPES) {
        stage.model.setBehaviour({ answer: markdownAnswer(words), wordsPerSecond });
        const seconds = noSamples();
        await takeTurns(stage.contenders, repeats(rounds), async (contender) => {
          seconds[contender.name].push(await answerCost(stage, contender));
        });
        const id = `answer-cpu-${words}`;
        figures.push({
          id,
          label: `${words} words at ${wordsPerSecond}/s`,
          unit: 'CPU s',
          ...seconds,
          target: { ratio: 1.5 },
          keep: { what: 'ratio', slack: 0.3 },
        });
      }
      return figures;
    } finally {
      await stage.close();
    }
  },
};
