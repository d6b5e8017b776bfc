import { expect } from 'vitest';
import { openPopup, waitForSidePanel } from '@/test/e2e/harness/chromium';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { openPanel, openSite, selectText } from '@/test/e2e/harness/session';
import { answerWhen, press, pressEntry, type as typeInto, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody, PASSAGE } from '@/test/e2e/harness/texts';
import { userText } from '@/test/servers/practice-answer';

const nothing = { body: undefined };

test('popup: an action on the selection ends up in the side panel', async ({ headed, model, site }) => {
  await setConnection(headed, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: 'From the popup.' });
  const page = await openSite(headed, site.add('/ferry', 'Ferry', articleBody));
  await selectText(page, '#passage');

  const popup = await openPopup(headed, page);
  await waitForWords(popup, 'Ferry');
  await pressEntry(popup, 'Summarize selection');

  const panel = await waitForSidePanel(headed);
  expect(await answerWhen(panel, 'is whole', (text) => text.includes('From the popup.'))).toBeTruthy();
  const sent = userText(model.log.posts[0] ?? nothing);
  expect(sent).toContain(PASSAGE[0]);
  expect(sent).not.toContain('built of oak');
});

test('keyboard: Alt+S summarizes the selection', async ({ headed, display, model, site }) => {
  await setConnection(headed, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: 'From the keyboard.' });
  const page = await openSite(headed, site.add('/ferry', 'Ferry', articleBody));
  await selectText(page, '#passage');

  await display.press('alt+s');

  const panel = await waitForSidePanel(headed);
  expect(await answerWhen(panel, 'is whole', (text) => text.includes('From the keyboard.'))).toBeTruthy();
  expect(userText(model.log.posts[0] ?? nothing)).toContain(PASSAGE[3]);
});

test('panel: its button summarizes the whole page where nothing is selected, its composer asks', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  model.queue({ answer: 'The whole page.' }, { answer: 'Four crowns.' });
  const page = await openSite(postil, site.add('/ferry', 'Ferry', articleBody));
  const panel = await openPanel(postil, page);

  await press(panel, 'Summarize');
  expect(await answerWhen(panel, 'is whole', (text) => text.includes('The whole page.'))).toBeTruthy();
  expect(userText(model.log.posts[0] ?? nothing)).toContain('built of oak');

  await typeInto(panel, 'Message', 'What does a ticket cost?');
  await press(panel, 'Send');
  expect(await answerWhen(panel, 'goes on', (text) => text.includes('Four crowns.'))).toBeTruthy();
  const asked = userText(model.log.posts[1] ?? nothing);
  expect(asked).toContain('What does a ticket cost?');
  expect(asked).toContain(PASSAGE[1]);
});
