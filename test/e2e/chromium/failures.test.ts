import { expect } from 'vitest';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { openPanel, openSite, selectText } from '@/test/e2e/harness/session';
import { answerWhen, find, has, pageText, press, regionText, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody, numberedWords, PASSAGE } from '@/test/e2e/harness/texts';
import { replies } from '@/test/servers/error-replies';
import { until } from '@/test/e2e/harness/until';

test('no key: key sentences of the selection, said to be that; what needs a model leads to the options', async ({
  postil,
  model,
  site,
}) => {
  const page = await openSite(postil, site.add('/ferry', 'Ferry', articleBody));
  await selectText(page, '#passage');
  const panel = await openPanel(postil, page);

  await press(panel, 'Summarize');

  const answer = await answerWhen(panel, 'has a sentence of the page', (text) => PASSAGE.some((sentence) => text.includes(sentence)));
  expect(answer).not.toContain('built of oak');
  await waitForWords(panel, /picked on this device/i);
  expect(model.log.requests).toHaveLength(0);

  await press(panel, 'Rewrite');
  await waitForWords(panel, /No model is set up/);
  await press(panel, 'Set up a model');
  await until('the options in front', () =>
    postil.options.evaluate(() => location.hash === '#model' && document.visibilityState === 'visible'),
  );
});

test('wrong key: the panel says that the key was refused and shows its last four characters at most', async ({ postil, model, site }) => {
  const key = 'sk-wrong-key-for-this-test-9f2c';
  model.setOptions({ key: 'sk-right' });
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice', key });
  const page = await openSite(postil, site.add('/ferry', 'Ferry', articleBody));
  const panel = await openPanel(postil, page);

  await press(panel, 'Summarize');

  const words = await waitForWords(panel, /9f2c/);
  expect(words).toMatch(/refused the key/);
  expect(await panel.content()).not.toContain(key.slice(3, -4));
  expect(await find(panel, 'button', 'Change the key')).toBeTruthy();
});

test('server down: the panel says so, and Again works once it is up', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  const page = await openSite(postil, site.add('/ferry', 'Ferry', articleBody));
  const panel = await openPanel(postil, page);
  await setConnection(postil, { baseUrl: 'http://127.0.0.1:9/v1', model: 'practice' });

  await press(panel, 'Summarize');

  await waitForWords(panel, /127\.0\.0\.1/);
  await until('the end of the work', async () => !(await has(panel, 'button', 'Stop')), 40_000);
  expect(await pageText(panel)).toMatch(/cannot be reached/);
  model.setBehaviour({ answer: 'Up again.' });
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  await press(panel, 'Summarize');
  expect(await answerWhen(panel, 'comes', (text) => text.includes('Up again.'))).toBeTruthy();
});

test('an answer that is cut off is kept and never shown as whole', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: numberedWords(100), cut: { afterWords: 40, how: 'end' } });
  const page = await openSite(postil, site.add('/ferry', 'Ferry', articleBody));
  const panel = await openPanel(postil, page);

  await press(panel, 'Summarize');

  await find(panel, 'button', 'Continue');
  expect((await regionText(panel, 'Answer')).match(/w\d+/g)).toEqual(numberedWords(40).split(' '));
});

test('Stop ends the request and keeps the text', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: numberedWords(600), wordsPerSecond: 20 });
  const page = await openSite(postil, site.add('/ferry', 'Ferry', articleBody));
  const panel = await openPanel(postil, page);
  await press(panel, 'Summarize');
  await answerWhen(panel, 'begins', (text) => text.includes('w5 '));

  await press(panel, 'Stop');

  await model.log.until((requests) => requests.some(({ closedBy }) => closedBy === 'client'));
  await until('the end of the work', async () => !(await has(panel, 'button', 'Stop')));
  expect(await regionText(panel, 'Answer')).toContain('w5 ');
  expect(await pageText(panel)).toMatch(/stopped/i);
});

test('a pause that the server asks for is counted down; Try now ends it, and so does Stop', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  const pause = { reply: replies.rateLimited({ retryAfter: 3_600 }) };
  model.queue(pause);
  model.setBehaviour({ answer: 'After the pause.' });
  const panel = await openPanel(postil, await openSite(postil, site.add('/ferry', 'Ferry', articleBody)));
  await press(panel, 'Summarize');
  await waitForWords(panel, /is asking for a pause/);
  await waitForWords(panel, /3,\d{3}/);
  expect(model.log.posts).toHaveLength(1);

  await press(panel, 'Try now');

  await answerWhen(panel, 'comes', (text) => text.includes('After the pause.'));
  expect(model.log.posts).toHaveLength(2);
  model.queue(pause);
  await press(panel, 'Again');
  await waitForWords(panel, /is asking for a pause/);
  await press(panel, 'Stop');
  await until('the end of the work', async () => !(await has(panel, 'button', 'Stop')));
  expect(await pageText(panel)).toMatch(/stopped/i);
  expect(model.log.posts).toHaveLength(3);
});

test('the source view of a page, where no script ever ends, is said to be closed to extensions, and holds up nothing', async ({
  postil,
  model,
  site,
}) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: 'About the ferry.' });
  const url = site.add('/ferry', 'Ferry', articleBody);
  const page = await openSite(postil, `view-source:${url}`);
  const panel = await openPanel(postil, page);
  await press(panel, 'Summarize');
  await waitForWords(panel, 'The browser lets no extension read this page');
  await page.goto(url);
  await press(panel, 'Summarize');
  expect(await answerWhen(panel, 'is whole', (text) => text.includes('About the ferry.'))).toBeTruthy();
});
