import { LAST_WORD, markdownAnswer } from '../answers.ts';
import type { Row } from '../figure.ts';
import { watchFrames, watchWord } from '../probes.ts';
import { setStage } from '../stage.ts';
import { noSamples, takeTurns } from '../turns.ts';

const WORDS = 4_000;
const ROUNDS = 3;

export const lastWord: Row = {
  id: 'last-word',
  title: `${WORDS} words at 400/s: does the panel keep up`,
  measure: async ({ repeats }) => {
    const stage = await setStage();
    try {
      stage.model.setBehaviour({ answer: markdownAnswer(WORDS), wordsPerSecond: 400 });
      const late = noSamples();
      const gaps = noSamples();
      await takeTurns(stage.contenders, repeats(ROUNDS), async (contender) => {
        const panel = await contender.openPanel();
        await panel.write('What turns the tide?');
        const lastSeen = await watchWord(panel.page, LAST_WORD);
        const largestGap = await watchFrames(panel.page);
        stage.model.log.clear();
        await panel.page.keyboard.press('Enter');
        const seenAt = await lastSeen();
        late[contender.name].push(seenAt - (stage.model.log.posts[0]?.lastWordAt ?? Number.NaN));
        gaps[contender.name].push(await largestGap());
        await panel.close();
      });
      return [
        {
          id: 'last-word',
          label: 'last byte written → last word visible',
          unit: 'ms',
          ...late,
          target: { value: 100 },
          keep: { what: 'ratio', slack: 1 },
        },
        {
          id: 'frame-gap',
          label: 'largest gap between two frames',
          unit: 'ms',
          ...gaps,
          target: { value: 100 },
          keep: { what: 'ratio', slack: 1 },
        },
      ];
    } finally {
      await stage.close();
    }
  },
};
