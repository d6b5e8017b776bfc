import { expect } from 'vitest';
import { allowPrompt, stopWorker, waitForSidePanel } from '@/test/e2e/harness/chromium';
import { ask, setConnection } from '@/test/e2e/harness/connection';
import type { Window } from '@/test/e2e/harness/display';
import { test } from '@/test/e2e/harness/fixtures';
import { LOST_AFTER, openSite } from '@/test/e2e/harness/session';
import { answerWhen } from '@/test/e2e/harness/surface';
import { articleBody } from '@/test/e2e/harness/texts';
import { until } from '@/test/e2e/harness/until';

test('long work that nobody watches ends with a notice; a click on it brings tab and answer back', async ({
  headed,
  display,
  model,
  site,
}) => {
  const { options } = headed;
  await options.bringToFront();
  await display.focus();
  await until('the keyboard in the page', () => options.evaluate(() => document.hasFocus()));
  const asked = options.evaluate(() => browser.permissions.request({ permissions: ['notifications'] }));
  await allowPrompt(headed, options);
  expect(await asked).toBe(true);
  await setConnection(headed, { baseUrl: model.baseUrl, model: 'practice' });
  await options.evaluate(() => browser.storage.local.set({ notice: { on: true } }));
  // Shorter work is not told of.
  model.setBehaviour({ answer: 'At seven.', firstTokenAfter: 10_500 });
  const page = await openSite(headed, site.add('/ferry', 'Ferry', articleBody));
  const [tab] = await options.evaluate(() => browser.tabs.query({ active: true }));
  const tabId = tab?.id ?? 0;
  const order = {
    jobId: crypto.randomUUID(),
    tabId,
    actionId: 'summarize',
    scope: 'auto',
    options: {},
    instruction: '',
    mode: 'new',
  } as const;
  await ask(headed, { type: 'job.start', order });
  await options.bringToFront();
  const before = new Set((await display.windows()).map(({ id }) => id));

  const isNotice = ({ id, width }: Window) => !before.has(id) && width < 500;
  const notice = await until('the notice', async () => (await display.windows()).find(isNotice));
  const middle = { x: notice.x + notice.width / 3, y: notice.y + notice.height / 2 };
  // Under the pointer it stays; else it would go after some seconds.
  await display.point(middle);
  await stopWorker(headed);
  await until('the notice to take the click', async () => {
    await display.click(middle);
    return until('its end', async () => !(await display.windows()).some(isNotice), LOST_AFTER).catch(() => false);
  });

  const panel = await waitForSidePanel(headed);
  await answerWhen(panel, 'is there', (text) => text.includes('At seven.'));
  await until('the page in front', () => page.evaluate(() => document.visibilityState === 'visible'));
  expect(await options.evaluate(() => browser.tabs.query({ active: true }))).toMatchObject([{ id: tabId }]);
});
