import { expect } from 'vitest';
import { stopWorker } from '@/test/e2e/harness/chromium';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { goesOnWhenReopened } from '@/test/e2e/harness/reopened';
import { openPanel, openSite } from '@/test/e2e/harness/session';
import { answerWhen, has, press, regionText, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody, numberedWords } from '@/test/e2e/harness/texts';

test('a panel that is closed and opened again in the middle has all that was written, and what comes', ({ postil, model, site }) =>
  goesOnWhenReopened(postil, model, site));

test('a worker that is stopped in the middle leaves its text, marked as interrupted', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: numberedWords(600), wordsPerSecond: 20 });
  const page = await openSite(postil, site.add('/ferry', 'Ferry', articleBody));
  const panel = await openPanel(postil, page);
  await press(panel, 'Summarize');
  const before = await answerWhen(panel, 'begins', (text) => text.includes('w30 '));

  await stopWorker(postil);

  await waitForWords(panel, /interrupted/i);
  const after = await regionText(panel, 'Answer');
  // At most what was written since the last save may be missing.
  expect(after.match(/w\d+/g)?.length ?? 0).toBeGreaterThan((before.match(/w\d+/g)?.length ?? 0) - 15);
  expect(await has(panel, 'button', 'Stop')).toBe(false);
  model.setBehaviour({ answer: 'Second try.' });
  await press(panel, 'Try again');
  expect(await answerWhen(panel, 'comes anew', (text) => text.includes('Second try.'))).toBeTruthy();
});

test('a worker lives as long as its answer, also beyond the 30 seconds that the browser gives an idle one', async ({
  postil,
  model,
  site,
}) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: numberedWords(185), wordsPerSecond: 5 });
  const page = await openSite(postil, site.add('/ferry', 'Ferry', articleBody));
  const panel = await openPanel(postil, page);
  await press(panel, 'Summarize');
  await answerWhen(panel, 'begins', (text) => text.includes('w1'));
  // Nobody looks on: what a panel sends would keep the worker awake too.
  await panel.close();
  await model.log.until((requests) => requests.some(({ closedBy }) => closedBy !== undefined), 50_000);

  expect(model.log.posts[0]?.closedBy).toBe('server');
  const later = await openPanel(postil, page);
  expect(await answerWhen(later, 'is whole', (text) => text.includes('w185'))).toBeTruthy();
});
