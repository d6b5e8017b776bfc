import { expect } from 'vitest';
import { allowPrompt, stopWorker, waitForSidePanel } from '@/test/e2e/harness/chromium';
import { ask, setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { openSite } from '@/test/e2e/harness/session';
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

  const notice = await until('the notice', async () => (await display.windows()).find(({ id, width }) => !before.has(id) && width < 500));
  await stopWorker(headed);
  await display.click({ x: notice.x + notice.width / 3, y: notice.y + notice.height / 2 });

  const panel = await waitForSidePanel(headed);
  await answerWhen(panel, 'is there', (text) => text.includes('At seven.'));
  await until('the page in front', () => page.evaluate(() => document.visibilityState === 'visible'));
  expect(await options.evaluate(() => browser.tabs.query({ active: true }))).toMatchObject([{ id: tabId }]);
});
