import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { launchChromium, stopWorker, waitForSidePanel } from '@/test/e2e/harness/chromium';
import { ask, setConnection } from '@/test/e2e/harness/connection';
import type { Window } from '@/test/e2e/harness/display';
import { builds, end, test as base } from '@/test/e2e/harness/fixtures';
import { copyOf } from '@/test/e2e/harness/folder';
import { LOST_AFTER, openSite } from '@/test/e2e/harness/session';
import { answerWhen } from '@/test/e2e/harness/surface';
import { articleBody } from '@/test/e2e/harness/texts';
import { until } from '@/test/e2e/harness/until';

interface Manifest {
  permissions: string[];
}

/** The extension with the permission that the user gives in a dialogue of the browser, which no test can answer. */
const test = base.extend('noticed', async ({ display, task }, { onCleanup }) => {
  const extension = copyOf(builds.chromium);
  const path = join(extension, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  writeFileSync(path, JSON.stringify({ ...manifest, permissions: [...manifest.permissions, 'notifications'] }));
  const session = await launchChromium({ extension, display });
  onCleanup(() => end(session, task));
  return session;
});

test('long work that nobody watches ends with a notice; a click on it brings tab and answer back', async ({
  noticed,
  display,
  model,
  site,
}) => {
  const { options } = noticed;
  await setConnection(noticed, { baseUrl: model.baseUrl, model: 'practice' });
  await options.evaluate(() => browser.storage.local.set({ notice: { on: true } }));
  // Shorter work is not told of.
  model.setBehaviour({ answer: 'At seven.', firstTokenAfter: 10_500 });
  const page = await openSite(noticed, site.add('/ferry', 'Ferry', articleBody));
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
  await ask(noticed, { type: 'job.start', order });
  await options.bringToFront();
  const before = new Set((await display.windows()).map(({ id }) => id));

  const isNotice = ({ id, width }: Window) => !before.has(id) && width < 500;
  const notice = await until('the notice', async () => (await display.windows()).find(isNotice));
  const middle = { x: notice.x + notice.width / 3, y: notice.y + notice.height / 2 };
  // Under the pointer it stays; else it would go after some seconds.
  await display.point(middle);
  await stopWorker(noticed);
  await until('the notice to take the click', async () => {
    await display.click(middle);
    return until('its end', async () => !(await display.windows()).some(isNotice), LOST_AFTER).catch(() => false);
  });

  const panel = await waitForSidePanel(noticed);
  await answerWhen(panel, 'is there', (text) => text.includes('At seven.'));
  await until('the page in front', () => page.evaluate(() => document.visibilityState === 'visible'));
  expect(await options.evaluate(() => browser.tabs.query({ active: true }))).toMatchObject([{ id: tabId }]);
});
