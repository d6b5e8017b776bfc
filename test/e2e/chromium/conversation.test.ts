import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { findings } from '@/test/e2e/harness/axe';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { untilEnded } from '@/test/e2e/harness/records';
import { openPanel, openSite } from '@/test/e2e/harness/session';
import { answerWhen, find, has, press, regionText, type, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody, numberedWords, PASSAGE } from '@/test/e2e/harness/texts';
import { until } from '@/test/e2e/harness/until';
import { userText } from '@/test/servers/practice-answer';

const focused = (panel: Page) =>
  panel.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');

/** Asks by the composer, and waits for the answer. */
async function ask(panel: Page, words: string, answer: string): Promise<void> {
  await type(panel, 'Message', words);
  await press(panel, 'Send');
  await answerWhen(panel, `says ${answer}`, (text) => text.includes(answer));
  await find(panel, 'button', 'Again');
}

test('versions of an answer: asked again, edited, stepped through, inserted as edited, and there again from the history', async ({
  postil,
  model,
  site,
}) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice', key: 'sk-for-versions-1234' });
  model.queue({ answer: 'A first draft.' }, { answer: 'A **second** draft.' });
  const page = await openSite(postil, site.add('/mail', 'Mail', `${articleBody}<textarea id="reply"></textarea>`));
  await page.focus('#reply');
  const panel = await openPanel(postil, page);
  await press(panel, 'Draft');
  await ask(panel, 'Ask for the price', 'A first draft.');
  expect(await has(panel, 'button', 'Previous version')).toBe(false);
  await press(panel, 'Again');
  await answerWhen(panel, 'is the second', (text) => text.includes('second'));
  await waitForWords(panel, '2 of 2');
  await press(panel, 'Previous version');
  await answerWhen(panel, 'is the first again', (text) => text.includes('A first draft.'));
  await expect.poll(() => focused(panel), { message: 'the focus stays where it was pressed' }).toBe('Previous version');

  await press(panel, 'Next version');
  await answerWhen(panel, 'is the second', (text) => text.includes('second'));
  await press(panel, 'Edit the answer');
  await until('the field', async () => (await focused(panel)) === 'Edit the answer');
  expect(await findings(panel), 'editing').toEqual([]);
  await type(panel, 'Edit the answer', 'What does a ticket cost?');
  await panel.keyboard.down('Control');
  await panel.keyboard.press('Enter');
  await panel.keyboard.up('Control');
  await waitForWords(panel, /Edited by you[^]*3 of 3/);
  await until('the keyboard at the buttons', async () => (await focused(panel)) === 'Insert');
  await press(panel, 'Insert');
  await until('the text in the field', () =>
    page.$eval('#reply', (field) => (field as HTMLTextAreaElement).value === 'What does a ticket cost?'),
  );

  await press(panel, 'Previous version');
  await answerWhen(panel, 'is as it was', (text) => text.includes('A second draft.'));
  await press(panel, 'New');
  await until('an empty panel', async () => (await regionText(panel, 'Answer')) === '');
  await until('the keyboard in the composer', async () => (await focused(panel)) === 'Message');
  await untilEnded(postil, 3);
  await press(panel, 'History');
  await waitForWords(panel, /1 note\b/);
  await (await until('the note', () => panel.$('.note-row .open'))).click();
  // It opens with the version that was read last.
  await answerWhen(panel, 'is back', (text) => text.includes('A second draft.'));
  await waitForWords(panel, '2 of 3');
  await press(panel, 'Next version');
  await answerWhen(panel, 'is the edited one', (text) => text.includes('What does a ticket cost?'));
  expect(model.log.posts).toHaveLength(2);
});

test('what goes along can be taken out, and a question asked in other words begins a branch', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice', key: 'sk-for-context-1234' });
  model.setBehaviour({ answer: (request) => `Answer ${model.log.posts.length}: ${userText(request).length}.` });
  const page = await openSite(postil, site.add('/ferry', 'The ferry', articleBody));
  const panel = await openPanel(postil, page);
  const sent = () => userText(model.log.posts.at(-1) ?? { body: undefined });
  await ask(panel, 'Which boat?', 'Answer 1');
  await ask(panel, 'Which harbour?', 'Answer 2');
  expect(sent()).toContain('Which boat?');
  expect(sent()).toContain(PASSAGE[1]);

  await press(panel, 'Sent along');
  await waitForWords(panel, 'This goes along with your next words');
  expect(await findings(panel), 'what goes along').toEqual([]);
  await panel.locator('.context li:nth-child(1) input').click();
  await panel.locator('.context li:nth-child(2) input').click();
  await waitForWords(panel, 'Sent along, in part');
  await ask(panel, 'Which captain?', 'Answer 3');
  expect(sent()).toContain('Which harbour?');
  expect(sent()).not.toContain('Which boat?');
  expect(sent()).not.toContain(PASSAGE[1]);
  await waitForWords(panel, /text of the page was not sent along[^]*not sent along, as you chose: 1/);

  // The second question in other words: what followed it stays with it.
  const pencils = () => panel.$$('::-p-aria([name="Ask in other words"][role="button"])');
  await (await until('the pencil', async () => (await pencils())[1])).click();
  await type(panel, 'Ask in other words', 'Which island?');
  await press(panel, 'Send');
  await answerWhen(panel, 'is the other one', (text) => text.includes('Answer 4'));
  expect(sent()).toContain('Which boat?');
  expect(sent()).toContain(PASSAGE[1]);
  expect(sent()).not.toContain('Which harbour?');
  await waitForWords(panel, /Which boat\?[^]*Which island\?[^]*2 of 2/);
  await press(panel, 'Previous version');
  await answerWhen(panel, 'is the end of the first branch', (text) => text.includes('Answer 3'));
  await waitForWords(panel, /Which boat\?[^]*Which harbour\?[^]*1 of 2[^]*Which captain\?/);
});

test('the main way with the keyboard alone; the keys are listed; Escape stops and then closes', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice', key: 'sk-for-keys-1234' });
  model.queue({ answer: '- **Boats** leave at seven.' }, { answer: numberedWords(4_000), wordsPerSecond: 40 });
  const page = await openSite(postil, site.add('/ferry', 'The ferry', articleBody));
  const panel = await openPanel(postil, page);
  await find(panel, 'button', 'Summarize');
  for (let step = 0; step < 12 && (await focused(panel)) !== 'Summarize'; step++) await panel.keyboard.press('Tab');
  await panel.keyboard.press('Enter');
  await answerWhen(panel, 'is whole', (text) => text.includes('leave at seven'));
  await find(panel, 'button', 'Again');

  await panel.keyboard.press('?');
  await waitForWords(panel, 'Keyboard shortcuts');
  expect(await findings(panel), 'keys').toEqual([]);
  await panel.keyboard.press('Escape');
  await until('the end of the list', async () => (await panel.$('dialog')) === null);

  await (await find(panel, 'button', 'Copy in another form')).focus();
  await panel.keyboard.press('Enter');
  await until('the first form', async () => (await focused(panel)) === 'As Markdown');
  await panel.keyboard.press('End');
  await panel.keyboard.press('Enter');
  await waitForWords(panel, 'Copied');
  await panel.keyboard.press('/');
  await until('the composer', async () => (await focused(panel)) === 'Message');
  await panel.keyboard.down('Control');
  await panel.keyboard.press('v');
  await panel.keyboard.up('Control');
  await until('the words without their marks', () =>
    panel.$eval('.composer textarea', (field) => field.value === '- Boats leave at seven.'),
  );
  await panel.keyboard.type(' Which boats?');
  await panel.keyboard.press('Enter');
  await answerWhen(panel, 'begins', (text) => text.includes('w2 '));
  await panel.keyboard.press('Escape');
  await waitForWords(panel, /Stopped/);
  expect(await regionText(panel, 'Answer')).not.toContain('w4000');
  const closed = new Promise<void>((resolve) => {
    panel.once('close', () => resolve());
  });
  // The page is gone before the key is up again.
  void panel.keyboard.press('Escape').catch(() => {});
  await closed;
});

test('an answer that fits keeps its beginning in view when its buttons come, and words of it are sent on', async ({
  postil,
  model,
  site,
}) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice', key: 'sk-for-quotes-1234' });
  model.setBehaviour({ answer: Array.from({ length: 14 }, (_, line) => `- Line ${line + 1}`).join('\n') });
  const page = await openSite(postil, site.add('/ferry', 'The ferry', articleBody));
  const panel = await openPanel(postil, page);
  const places = () =>
    panel.evaluate(() => {
      const [area, turn, text] = ['.reading', '.turn:not(.earlier)', '.turn:not(.earlier) .read'].map((selector) =>
        document.querySelector(selector)?.getBoundingClientRect(),
      );
      if (!area || !turn || !text) throw new Error('No answer');
      return { area: area.top, room: area.height, start: turn.top, height: text.bottom - turn.top };
    });
  await ask(panel, 'Which lines?', 'Line 14');
  const { room, height } = await places();
  // Room for the text, and none for what comes below it.
  const { width, tall } = await panel.evaluate(() => ({ width: innerWidth, tall: innerHeight }));
  await panel.setViewport({ width, height: Math.ceil(tall - room + height + 6) });
  await press(panel, 'Again');
  await waitForWords(panel, '2 of 2');
  await until('the beginning in view', async () => {
    const { area, start } = await places();
    return start >= area - 1 && start < area + 20;
  });

  await until('the word to be marked', async () => {
    const box = await (await panel.$('.turn .read li:nth-child(3)'))?.boundingBox();
    if (!box) return false;
    await panel.mouse.click(box.x + 12, box.y + box.height / 2, { count: 2 });
    return panel.evaluate(() => document.getSelection()?.toString().trim() === 'Line');
  });
  await press(panel, 'Ask about this');
  await until('the quotation', () => panel.$eval('.composer textarea', (field) => field.value === '> Line\n\n'));
  await until('the composer', async () => (await focused(panel)) === 'Message');
});
