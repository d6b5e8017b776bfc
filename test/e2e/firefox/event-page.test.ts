import { expect } from 'vitest';
import { setConnection } from '@/test/e2e/harness/connection';
import { eventPageRuns } from '@/test/e2e/harness/firefox';
import { test } from '@/test/e2e/harness/fixtures';
import { openPanel, openSite } from '@/test/e2e/harness/session';
import { answerWhen, press } from '@/test/e2e/harness/surface';
import { articleBody, numberedWords } from '@/test/e2e/harness/texts';
import { until } from '@/test/e2e/harness/until';

test('an event page lives as long as its answer, many times what the browser gives an idle one', async ({ sleepyFox, model, site }) => {
  await setConnection(sleepyFox, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: numberedWords(100), wordsPerSecond: 5 });
  const page = await openSite(sleepyFox, site.add('/ferry', 'Ferry', articleBody));
  const panel = await openPanel(sleepyFox, page);
  await press(panel, 'Summarize');
  await answerWhen(panel, 'begins', (text) => text.includes('w1'));
  // Nobody looks on: what a panel sends would keep the page awake too.
  await panel.close();
  await model.log.until((requests) => requests.some(({ method, closedBy }) => method === 'POST' && closedBy !== undefined), 60_000);
  expect(model.log.posts.map(({ closedBy }) => closedBy)).toEqual(['server']);

  await until('the end of the idle event page', async () => !(await eventPageRuns(sleepyFox)));
  const later = await openPanel(sleepyFox, page);
  expect(await answerWhen(later, 'is whole', (text) => text.includes('w100'))).toBeTruthy();
});
