import { expect } from 'vitest';
import { waitForSidePanel } from '@/test/e2e/harness/chromium';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { openPanel, openSite, selectText } from '@/test/e2e/harness/session';
import { answerWhen, press, regionText } from '@/test/e2e/harness/surface';
import { articleBody, numberedWords, otherBody } from '@/test/e2e/harness/texts';
import { until } from '@/test/e2e/harness/until';
import { userText } from '@/test/servers/practice-answer';

const nothing = { body: undefined };

test('a switch of tab in the middle shows the other page, sends nothing, and the work goes on', async ({
  headed,
  display,
  model,
  site,
}) => {
  await setConnection(headed, { baseUrl: model.baseUrl, model: 'practice' });
  model.queue({ answer: numberedWords(80), wordsPerSecond: 10 }, { answer: 'About zebras.' });
  const zebras = await openSite(headed, site.add('/zebra', 'Zebras', otherBody));
  const ferry = await openSite(headed, site.add('/ferry', 'Ferry', articleBody));
  await selectText(ferry, '#passage');
  await display.press('alt+s');
  const panel = await waitForSidePanel(headed);
  await answerWhen(panel, 'begins', (text) => text.includes('w5 '));

  await zebras.bringToFront();
  await until('the other page in the panel', async () => /Zebras/.test(await regionText(panel, 'Source')));
  expect(await regionText(panel, 'Answer')).not.toMatch(/w\d/);
  expect(model.log.posts).toHaveLength(1);

  await press(panel, 'Summarize');
  await answerWhen(panel, 'is about zebras', (text) => text.includes('About zebras.'));
  const sent = userText(model.log.posts[1] ?? nothing);
  expect(sent).toContain('zoologists');
  expect(sent).not.toContain('ferry');

  await ferry.bringToFront();
  const whole = await answerWhen(panel, 'is whole', (text) => text.includes('w80'));
  expect(whole.match(/w\d+/g)).toEqual(numberedWords(80).split(' '));
  expect(await regionText(panel, 'Source')).toMatch(/Ferry/);
});

test('the side panel and two popped-out ones of one tab show the same, each whole', async ({ headed, display, model, site }) => {
  await setConnection(headed, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: numberedWords(60), wordsPerSecond: 10 });
  const page = await openSite(headed, site.add('/ferry', 'Ferry', articleBody));
  await selectText(page, '#passage');
  await display.press('alt+s');
  const side = await waitForSidePanel(headed);
  await answerWhen(side, 'begins', (text) => text.includes('w3 '));
  const popped = await openPanel(headed, page);
  const third = await openPanel(headed, page, '#third');

  const panels = [side, popped, third];
  const texts = await Promise.all(panels.map((panel) => answerWhen(panel, 'is whole', (text) => text.includes('w60'))));
  for (const text of texts) expect(text.match(/w\d+/g)).toEqual(numberedWords(60).split(' '));
  expect(model.log.posts).toHaveLength(1);
});

test('two popped-out panels work for their own tabs at the same time', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: (request) => (userText(request).includes('zoologists') ? 'Stripes.' : 'Tickets.') });
  const ferry = await openSite(postil, site.add('/ferry', 'Ferry', articleBody));
  const ferryPanel = await openPanel(postil, ferry);
  const zebras = await openSite(postil, site.add('/zebra', 'Zebras', otherBody));
  const zebraPanel = await openPanel(postil, zebras);

  await press(ferryPanel, 'Summarize');
  await press(zebraPanel, 'Summarize');

  expect(await answerWhen(ferryPanel, 'is whole', (text) => text.includes('Tickets.'))).not.toContain('Stripes');
  expect(await answerWhen(zebraPanel, 'is whole', (text) => text.includes('Stripes.'))).not.toContain('Tickets');
});
