import { expect } from 'vitest';
import { findings } from '@/test/e2e/harness/axe';
import { waitForSidePanel } from '@/test/e2e/harness/chromium';
import { test } from '@/test/e2e/harness/fixtures';
import { enterLetter, letterNow, openLetter, REWORDED } from '@/test/e2e/harness/letters';
import { clickForReal, openPanel } from '@/test/e2e/harness/session';
import { answerWhen, find, keyboardAt, press, waitForWords } from '@/test/e2e/harness/surface';
import { until } from '@/test/e2e/harness/until';
import { userText } from '@/test/servers/practice-answer';

const before = ['Dear Ana,', 'We <b>can not</b> deliver on thursday, see <a>the plan</a>. It are a pity.', 'Bye, Tom'];

test('Alt+R in a field rewords the paragraph: the keys undo one change, Enter takes the rest over, one undo brings it back', async ({
  headed,
  display,
  model,
  site,
}) => {
  const page = await openLetter(headed, model, site);
  await enterLetter(page, display);

  await display.press('alt+r');
  const panel = await waitForSidePanel(headed);
  await keyboardAt(panel, 'button', 'Replace paragraph');
  expect(userText(model.log.posts[0] ?? { body: undefined })).not.toContain('Dear Ana');
  await display.press('Up', 'space');
  await waitForWords(panel, '1 of 2 kept');
  await display.press('Return');
  await waitForWords(panel, 'It is in the page now');
  expect(await letterNow(page)).toEqual([
    'Dear Ana,',
    'We <b>cannot</b> deliver on Thursday, see <a>the plan</a>. It are a pity.',
    'Bye, Tom',
  ]);

  await clickForReal(display, page, '#letter');
  await display.press('ctrl+z');
  await until('the letter as it was', async () => JSON.stringify(await letterNow(page)) === JSON.stringify(before));
});

test('with the panel open before, the keyboard stays in the field: Alt+R once more replaces, and elsewhere it begins anew', async ({
  headed,
  display,
  model,
  site,
}) => {
  const page = await openLetter(headed, model, site);
  await display.focus();
  await display.press('alt+p');
  const panel = await waitForSidePanel(headed);
  await find(panel, 'button', 'Rewrite');
  await enterLetter(page, display);
  await display.press('alt+r');
  await waitForWords(panel, 'Alt+R: Replace paragraph');
  expect(await panel.evaluate(() => document.hasFocus())).toBe(false);
  await display.press('alt+r');
  await waitForWords(panel, 'It is in the page now');
  const reworded = 'We <b>cannot</b> deliver on Thursday, see <a>the plan</a>. It is a pity.';
  expect(await letterNow(page)).toEqual(['Dear Ana,', reworded, 'Bye, Tom']);

  await display.press('ctrl+z');
  await until('the letter as it was', async () => JSON.stringify(await letterNow(page)) === JSON.stringify(before));
  // An undo marks what came back.
  await enterLetter(page);
  await display.press('alt+r');
  await waitForWords(panel, 'Alt+R: Replace paragraph');
  await page.$eval('#letter p', (first) => document.getSelection()?.collapse(first.firstChild, 1));
  await display.press('alt+r');
  // The same paragraph was answered from what is kept, another one is sent.
  await model.log.until((requests) => requests.filter(({ method }) => method === 'POST').length === 2);
  expect(userText(model.log.posts[1] ?? { body: undefined })).toContain('Dear Ana');
  expect(await letterNow(page)).toEqual(before);
});

test('changes and variants: named for a screen reader, in both themes; the picked variant is what is put in', async ({
  postil,
  model,
  site,
}) => {
  model.queue({ answer: REWORDED }, { answer: `=== variant 1 ===\n${REWORDED}\n\n=== variant 2 ===\nThursday is impossible.` });
  const page = await openLetter(postil, model, site);
  await enterLetter(page);
  const panel = await openPanel(postil, page);
  await press(panel, 'Rewrite');
  await waitForWords(panel, 'Paragraph in a text field · 13 words');
  await waitForWords(panel, '2 of 2 kept');
  expect(await findings(panel), 'changes').toEqual([]);
  await press(panel, 'Undo all');
  await waitForWords(panel, '0 of 2 kept');
  expect(await findings(panel), 'nothing kept').toEqual([]);
  await press(panel, 'Clean');
  expect(await answerWhen(panel, 'is the old one', (text) => text.includes('It are a pity.'))).not.toContain('cannot');

  await press(panel, '3 variants');
  await waitForWords(panel, 'The model wrote 2 of the 3 variants');
  expect(await findings(panel), 'variants').toEqual([]);
  await press(panel, 'Variant 2 Thursday is impossible.', 'radio');
  await answerWhen(panel, 'shows the second', (text) => text.includes('Thursday is impossible.'));
  await press(panel, 'Replace paragraph');
  await waitForWords(panel, 'It is in the page now');
  expect(await page.$eval('#say', (paragraph) => paragraph.textContent)).toBe('Thursday is impossible.');
});
