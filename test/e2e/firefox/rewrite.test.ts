import { expect } from 'vitest';
import { sidebarText } from '@/test/e2e/harness/firefox';
import { test } from '@/test/e2e/harness/fixtures';
import { enterLetter, letterNow, openLetter } from '@/test/e2e/harness/letters';
import { openPanel } from '@/test/e2e/harness/session';
import { press, waitForWords } from '@/test/e2e/harness/surface';
import { until } from '@/test/e2e/harness/until';

test('a paragraph is reworded: one change is undone, the rest put in with its form', async ({ fox, model, site }) => {
  const page = await openLetter(fox, model, site);
  await enterLetter(page);
  const panel = await openPanel(fox, page);
  await press(panel, 'Rewrite');
  await waitForWords(panel, '2 of 2 kept');
  await panel.locator('.hunk:last-of-type button:nth-of-type(2)').setTimeout(20_000).click();
  await waitForWords(panel, '1 of 2 kept');
  await press(panel, 'Replace paragraph');
  await waitForWords(panel, 'It is in the page now');
  expect(await letterNow(page)).toEqual([
    'Dear Ana,',
    'We <b>cannot</b> deliver on Thursday, see <a>the plan</a>. It are a pity.',
    'Bye, Tom',
  ]);
});

test('Alt+R, and Alt+R once more when the panel says so: the paragraph is replaced, the keyboard never left the field', async ({
  headedFox,
  display,
  model,
  site,
}) => {
  const page = await openLetter(headedFox, model, site);
  await enterLetter(page, display);
  await display.press('alt+r');
  await until('the key in the sidebar', async () => (await sidebarText(headedFox)).includes('Alt+R: Replace paragraph'));
  await display.press('alt+r');
  const reworded = 'We <b>cannot</b> deliver on Thursday, see <a>the plan</a>. It is a pity.';
  await until('the letter', async () => (await letterNow(page))[1] === reworded);
  await until('the panel to hear of it', async () => !(await sidebarText(headedFox)).includes('Alt+R: Replace paragraph'));
});
