import { expect } from 'vitest';
import { openPopup, waitForSidePanel } from '@/test/e2e/harness/chromium';
import { ask, setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { hasPageButton, pressPageButton } from '@/test/e2e/harness/page-button';
import { openSite, tabIdOf } from '@/test/e2e/harness/session';
import { answerWhen, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody, PASSAGE } from '@/test/e2e/harness/texts';
import { until } from '@/test/e2e/harness/until';
import { userText } from '@/test/servers/practice-answer';

const SWITCH = '.popup .check input';

test('the button in pages: on for one site it opens the panel, other sites have nothing of it, off it is gone at once', async ({
  headed,
  display,
  model,
  site,
}) => {
  await setConnection(headed, { baseUrl: model.baseUrl, model: 'practice' });
  const address = site.add('/ferry', 'Ferry', articleBody);
  const other = await openSite(headed, address.replace('127.0.0.1', 'localhost'));
  const page = await openSite(headed, address);
  const popup = await openPopup(headed, page);
  await popup.locator(SWITCH).click();
  await until('the button in the open page', () => hasPageButton(headed, page));
  const matches = () =>
    headed.options.evaluate(async () => (await browser.scripting.getRegisteredContentScripts()).flatMap((script) => script.matches));
  expect(await matches()).toEqual(['http://127.0.0.1/*']);
  expect(await hasPageButton(headed, other)).toBe(false);
  await other.reload();
  expect(await hasPageButton(headed, other)).toBe(false);

  // A page that is loaded now has it from the registered script.
  await page.reload();
  await page.bringToFront();
  await pressPageButton(display, page, '#rest h2');
  const panel = await waitForSidePanel(headed);
  await waitForWords(panel, /Selection · 1 word/);
  // The button stands there while the whole page is read, and is no part of it.
  const order = { jobId: 'while-the-button-is-there', tabId: await tabIdOf(headed, page), actionId: 'summarize' };
  await ask(headed, { type: 'job.start', order: { ...order, scope: 'page', options: {}, instruction: '', mode: 'new' } });
  await answerWhen(panel, 'is whole', (text) => text.includes('add a key'));
  const sent = userText(model.log.posts[0] ?? { body: undefined });
  expect(sent).toContain(PASSAGE[0]);
  expect(sent).not.toContain('Open Postil');

  const again = await openPopup(headed, page);
  await again.locator(SWITCH).click();
  await until('the end of the button', async () => !(await hasPageButton(headed, page)));
  expect(await matches()).toEqual([]);
});
