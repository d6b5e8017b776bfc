import { expect } from 'vitest';
import { stopWorker, waitForSidePanel, workerRuns } from '@/test/e2e/harness/chromium';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { chooseMenuEntry } from '@/test/e2e/harness/menu';
import { openSite, screenPoint, selectText } from '@/test/e2e/harness/session';
import { answerWhen, regionText, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody, PASSAGE } from '@/test/e2e/harness/texts';
import { until } from '@/test/e2e/harness/until';
import { userText } from '@/test/servers/practice-answer';

test('a right-click on a selection brings its summary, streamed, into the side panel', async ({ headed, display, model, site }) => {
  await setConnection(headed, { baseUrl: model.baseUrl, model: 'practice' });
  const seen = Promise.withResolvers<void>();
  const hold = { afterWords: 3, until: seen.promise };
  model.setBehaviour({ answer: 'The **ferry** sails twice a day and takes cash only.', wordsPerSecond: 20, hold });
  const page = await openSite(headed, site.add('/ferry', 'Ferry', articleBody));
  await selectText(page, '#passage');

  await chooseMenuEntry(display, await screenPoint(page, '#passage p'));

  const panel = await waitForSidePanel(headed);
  // Something is shown before the last word is written: it streams.
  const early = await answerWhen(panel, 'begins', (text) => text.includes('The ferry'));
  expect(early).not.toContain('cash only');
  seen.resolve();
  expect(await answerWhen(panel, 'is whole', (text) => text.includes('cash only.'))).toContain('The ferry sails twice a day');
  expect(await panel.$('::-p-aria([name="Answer"][role="region"]) strong')).not.toBeNull();
  const [question] = model.log.posts;
  const sent = userText(question ?? { body: undefined });
  for (const sentence of PASSAGE) expect(sent).toContain(sentence);
  expect(sent).not.toContain('built of oak');
  expect(await regionText(panel, 'Source')).toMatch(/Ferry/);
});

test('the first click wakes a stopped worker and loses nothing', async ({ headed, display, model, site }) => {
  await setConnection(headed, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: 'Awake again.' });
  const page = await openSite(headed, site.add('/ferry', 'Ferry', articleBody));
  await selectText(page, '#passage');
  await until('a worker that stays stopped', async () => {
    await stopWorker(headed);
    return !(await workerRuns(headed));
  });

  await chooseMenuEntry(display, await screenPoint(page, '#passage p'));

  const panel = await waitForSidePanel(headed);
  expect(await answerWhen(panel, 'is whole', (text) => text.includes('Awake again.'))).toBeTruthy();
  expect(model.log.posts).toHaveLength(1);
});

test('without access to any site, the click alone lets Postil read the page; key sentences need no key', async ({
  shipped,
  display,
  site,
}) => {
  const page = await openSite(shipped, site.add('/ferry', 'Ferry', articleBody));
  await selectText(page, '#passage');

  await chooseMenuEntry(display, await screenPoint(page, '#passage p'));

  const panel = await waitForSidePanel(shipped);
  const answer = await answerWhen(panel, 'has a sentence of the page', (text) => PASSAGE.some((sentence) => text.includes(sentence)));
  expect(answer).not.toContain('built of oak');
  expect(await waitForWords(panel, /picked on this device/i)).toBeTruthy();
});
