import { expect } from 'vitest';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { sidebarText } from '@/test/e2e/harness/firefox';
import { chooseMenuEntry } from '@/test/e2e/harness/menu';
import { openSite, screenPoint, selectText } from '@/test/e2e/harness/session';
import { articleBody, PASSAGE } from '@/test/e2e/harness/texts';
import { until } from '@/test/e2e/harness/until';
import { userText } from '@/test/servers/practice-answer';

test('a right-click on a selection brings its summary, streamed, into the real sidebar', async ({ headedFox, display, model, site }) => {
  await setConnection(headedFox, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: 'The **ferry** sails twice a day and takes cash only.', wordsPerSecond: 20 });
  const page = await openSite(headedFox, site.add('/ferry', 'Ferry', articleBody));
  await selectText(page, '#passage');

  await chooseMenuEntry(display, await screenPoint(page, '#passage p'));

  await until('the first words', async () => (await sidebarText(headedFox)).includes('The ferry'));
  await until('the last words', async () => (await sidebarText(headedFox)).includes('cash only.'));
  const sent = userText(model.log.posts[0] ?? { body: undefined });
  for (const sentence of PASSAGE) expect(sent).toContain(sentence);
  expect(sent).not.toContain('built of oak');
});

test('keyboard: Alt+U summarizes the selection', async ({ headedFox, display, model, site }) => {
  await setConnection(headedFox, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: 'From the keyboard.' });
  const page = await openSite(headedFox, site.add('/ferry', 'Ferry', articleBody));
  await selectText(page, '#passage');

  await display.focus();
  await display.press('alt+u');

  await until('the answer', async () => (await sidebarText(headedFox)).includes('From the keyboard.'));
  expect(userText(model.log.posts[0] ?? { body: undefined })).toContain(PASSAGE[3]);
});
