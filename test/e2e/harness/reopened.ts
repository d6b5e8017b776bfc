import { expect } from 'vitest';
import type { ModelServer } from '@/test/servers/model-server';
import type { PageServer } from '@/test/servers/page-server';
import { setConnection } from './connection.ts';
import { openPanel, openSite, type Session } from './session.ts';
import { answerWhen, press } from './surface.ts';
import { articleBody, numberedWords } from './texts.ts';

/** Closes the panel in the middle of an answer and opens it again: all that was written is there, and what comes. */
export async function goesOnWhenReopened(session: Session, model: ModelServer, site: PageServer): Promise<void> {
  await setConnection(session, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: numberedWords(120), wordsPerSecond: 25 });
  const page = await openSite(session, site.add('/ferry', 'Ferry', articleBody));
  const first = await openPanel(session, page);
  await press(first, 'Summarize');
  await answerWhen(first, 'begins', (text) => text.includes('w5 '));
  await first.close();
  await model.log.until((requests) => requests.some(({ wordsSent }) => wordsSent > 40));

  const second = await openPanel(session, page);
  const whole = await answerWhen(second, 'is whole', (text) => text.includes('w120'));
  expect(whole.match(/w\d+/g)).toEqual(numberedWords(120).split(' '));
  expect(model.log.posts).toHaveLength(1);
}
