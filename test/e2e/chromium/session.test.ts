import type { Page } from 'puppeteer-core';
import { expect, onTestFinished } from 'vitest';
import { launchChromium, type ChromiumSession } from '@/test/e2e/harness/chromium';
import { setConnection } from '@/test/e2e/harness/connection';
import { builds, test } from '@/test/e2e/harness/fixtures';
import { testFolder } from '@/test/e2e/harness/folder';
import { savedTexts } from '@/test/e2e/harness/records';
import { openPanel, openSite, tabIdOf } from '@/test/e2e/harness/session';
import { answerWhen, find, press, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody, numberedWords, otherBody } from '@/test/e2e/harness/texts';
import { until } from '@/test/e2e/harness/until';
import { userText } from '@/test/servers/practice-answer';

/** Opens a panel of a tab without any other page of the extension. */
async function panelOf({ browser, origin }: ChromiumSession, tabId: number): Promise<Page> {
  const panel = await browser.newPage();
  await until('the extension to run again', () => panel.goto(`${origin}sidepanel.html?tab=${tabId}`).catch(() => undefined));
  return panel;
}

const isSaved = (session: ChromiumSession, words: string) =>
  until(`a record with ${words}`, async () => (await savedTexts(session)).some((text) => text.includes(words)));

test('an update in the middle: the text is in its tab again and goes on; what had shown nothing begins again by itself', async ({
  postil,
  model,
  site,
}) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  // One at a time at a server of this computer: the second has to wait for its turn, and shows nothing.
  const stripes = (request: Parameters<typeof userText>[0]) => userText(request).includes('zoologists');
  model.setBehaviour((request) => (stripes(request) ? { answer: 'Stripes.' } : { answer: numberedWords(900), wordsPerSecond: 20 }));
  const ferry = await openSite(postil, site.add('/ferry', 'Ferry', articleBody));
  const ferryTab = await tabIdOf(postil, ferry);
  await press(await openPanel(postil, ferry), 'Summarize');
  const zebras = await openSite(postil, site.add('/zebra', 'Zebras', otherBody));
  const zebraTab = await tabIdOf(postil, zebras);
  await press(await openPanel(postil, zebras), 'Summarize');
  await isSaved(postil, 'w40 ');
  await until('both records', async () => (await savedTexts(postil)).length === 2);

  // Loading it once more is what an update does.
  await postil.browser.installExtension(builds.chromium);
  await until('the end of its pages', () => postil.options.isClosed());

  const panel = await panelOf(postil, ferryTab);
  expect(await answerWhen(panel, 'is there again', (text) => text.includes('w40 '))).toContain('w1 ');
  await waitForWords(panel, /interrupted/i);
  const other = await panelOf(postil, zebraTab);
  expect(await answerWhen(other, 'came by itself', (text) => text.includes('Stripes.'))).toBeTruthy();
  expect(model.log.posts).toHaveLength(2);
  await panel.bringToFront();
  model.setBehaviour({ answer: ' and the rest.' });
  await press(panel, 'Continue');
  expect(await answerWhen(panel, 'is whole', (text) => text.includes('and the rest.'))).toContain('w40 ');
});

test('a restart of the browser in the middle: the text is offered, and goes on beside any page', async ({ model, site }) => {
  const profile = testFolder();
  const first = await launchChromium({ extension: builds.chromium, profile });
  try {
    await setConnection(first, { baseUrl: model.baseUrl, model: 'practice' });
    model.setBehaviour({ answer: numberedWords(900), wordsPerSecond: 20 });
    await press(await openPanel(first, await openSite(first, site.add('/ferry', 'The ferry', articleBody))), 'Summarize');
    await isSaved(first, 'w40 ');
  } finally {
    await first.close();
  }
  const second = await launchChromium({ extension: builds.chromium, profile, again: true });
  onTestFinished(() => second.close());
  const panel = await openPanel(second, await openSite(second, site.add('/zebra', 'Zebras', otherBody)));
  await waitForWords(panel, 'The ferry');
  expect(model.log.posts, 'nothing is sent by itself').toHaveLength(1);
  await press(panel, 'Show');
  expect(await answerWhen(panel, 'is there again', (text) => text.includes('w40 '))).toContain('w1 ');
  await waitForWords(panel, /interrupted/i);
  await find(panel, 'button', 'Try again');
  model.setBehaviour({ answer: ' and the rest.' });
  await press(panel, 'Continue');
  expect(await answerWhen(panel, 'is whole', (text) => text.includes('and the rest.'))).toContain('w40 ');
  expect(userText(model.log.posts.at(-1) ?? { body: undefined }), 'about its own text').toContain('cost four crowns');
});
