import { expect } from 'vitest';
import { waitForSidePanel } from '@/test/e2e/harness/chromium';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { enterLetter, letterBody, letterNow, REWORDED } from '@/test/e2e/harness/letters';
import { clickForReal, openSite, screenPoint, selectText } from '@/test/e2e/harness/session';
import { chooseMenuEntry } from '@/test/e2e/harness/menu';
import { answerWhen, keyboardAt, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody, PASSAGE } from '@/test/e2e/harness/texts';
import { until } from '@/test/e2e/harness/until';
import { userText } from '@/test/servers/practice-answer';

const nothing = { body: undefined };

test('the usual work takes one step, or two where something is written into the page', async ({ headed, display, model, site }) => {
  await setConnection(headed, { baseUrl: model.baseUrl, model: 'practice' });
  const steps: Record<string, number> = {};
  let work = '';
  const step = async (doing: () => Promise<void>) => {
    steps[work] = (steps[work] ?? 0) + 1;
    await doing();
  };
  const begin = async (name: string, answer: string, body: string) => {
    work = name;
    model.setBehaviour({ answer });
    const page = await openSite(headed, site.add(`/${name.replaceAll(' ', '-')}`, name, body));
    await display.focus();
    return page;
  };
  /** The panel closes, so that each work begins without it. */
  const end = async () => {
    // It may be gone before it can say that it goes.
    await (await waitForSidePanel(headed)).evaluate(() => window.close()).catch(() => {});
    const shown = () => headed.browser.targets().some((target) => target.url().endsWith('/sidepanel.html'));
    await until('the panel to be gone', async () => !shown());
  };
  const sent = () => userText(model.log.posts.at(-1) ?? nothing);

  const passage = await begin('summarise a selection', 'In short.', articleBody);
  await selectText(passage, '#passage');
  await step(() => display.press('alt+s'));
  await answerWhen(await waitForSidePanel(headed), 'is there', (text) => text.includes('In short.'));
  expect(sent()).not.toContain('built of oak');
  await end();

  await begin('summarise an article', 'All of it in short.', articleBody);
  await step(() => display.press('alt+s'));
  await answerWhen(await waitForSidePanel(headed), 'is there', (text) => text.includes('All of it'));
  expect(sent()).toContain('built of oak');
  await end();

  const letter = await begin('rewrite in a field', REWORDED, letterBody);
  await enterLetter(letter, display);
  await step(() => display.press('alt+r'));
  await keyboardAt(await waitForSidePanel(headed), 'button', 'Replace paragraph');
  await step(() => display.press('Return'));
  await until('the new words', async () => (await letterNow(letter))[1]?.includes('cannot'));
  await end();

  const mail = `${articleBody}<div id="reply" contenteditable="true" style="min-height: 4em; width: 20em"></div>`;
  const thread = await begin('draft a reply', 'Gladly, at seven.', mail);
  await clickForReal(display, thread, '#reply');
  // In a field Rewrite comes first, Reply second.
  await step(async () => chooseMenuEntry(display, await screenPoint(thread, '#reply'), 1));
  await keyboardAt(await waitForSidePanel(headed), 'button', 'Insert');
  expect(sent()).toContain(PASSAGE[0]);
  await step(() => display.press('Return'));
  await until('the draft in the field', () => thread.$eval('#reply', (field) => field.textContent?.includes('Gladly, at seven.')));
  await end();

  await begin('ask the page', 'Four crowns.', articleBody);
  await step(() => display.press('alt+a'));
  const panel = await waitForSidePanel(headed);
  await keyboardAt(panel, 'textbox', 'Message');
  await step(() => display.press('p', 'r', 'i', 'c', 'e'));
  await step(() => display.press('Return'));
  await waitForWords(panel, 'Four crowns.');
  expect(sent()).toContain('price');

  expect(steps).toEqual({
    'summarise a selection': 1,
    'summarise an article': 1,
    'rewrite in a field': 2,
    'draft a reply': 2,
    // The question, typed, counts as one.
    'ask the page': 3,
  });
});
