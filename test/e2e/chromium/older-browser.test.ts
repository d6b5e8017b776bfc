import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { launchChromium, stopWorker } from '@/test/e2e/harness/chromium';
import { setConnection } from '@/test/e2e/harness/connection';
import { builds, end, test as base } from '@/test/e2e/harness/fixtures';
import { copyOf } from '@/test/e2e/harness/folder';
import { openPanel, openSite } from '@/test/e2e/harness/session';
import { answerWhen, press, type as typeInto } from '@/test/e2e/harness/surface';
import { articleBody } from '@/test/e2e/harness/texts';

/** The extension as a Chrome before version 148 runs it, where there is `chrome` alone. */
function asBefore(build: string): string {
  const folder = copyOf(build);
  const forget = 'delete globalThis.browser;\n';
  // Given back once our scripts have begun without it: what the test asks of the page is said by that name.
  const page = `const kept = globalThis.browser;
${forget}
addEventListener('DOMContentLoaded', () => {
  document.documentElement.dataset.apis = 'browser' in globalThis ? 'both' : 'chrome';
  globalThis.browser = kept;
});`;
  writeFileSync(join(folder, 'forget.js'), page);
  for (const file of readdirSync(folder)) {
    const path = join(folder, file);
    if (file.endsWith('.html'))
      writeFileSync(path, readFileSync(path, 'utf8').replace('<head>', '<head><script src="/forget.js"></script>'));
    else if (file === 'background.js') writeFileSync(path, forget + readFileSync(path, 'utf8'));
  }
  return folder;
}

const test = base.extend('older', async ({ task }, { onCleanup }) => {
  const session = await launchChromium({ extension: asBefore(builds.chromium) });
  onCleanup(() => end(session, task));
  return session;
});

test('a Chrome without an API called browser gets the same: page, answer, a question after a new worker', async ({
  older,
  model,
  site,
}) => {
  await setConnection(older, { baseUrl: model.baseUrl, model: 'practice' });
  model.queue({ answer: 'The whole page.' }, { answer: 'Four crowns.' });
  const page = await openSite(older, site.add('/ferry', 'Ferry', articleBody));
  const panel = await openPanel(older, page);
  await expect.poll(() => panel.evaluate(() => document.documentElement.dataset.apis)).toBe('chrome');

  await press(panel, 'Summarize');
  expect(await answerWhen(panel, 'is whole', (text) => text.includes('The whole page.'))).toBeTruthy();
  await stopWorker(older);
  await typeInto(panel, 'Message', 'What does a ticket cost?');
  await press(panel, 'Send');
  expect(await answerWhen(panel, 'goes on', (text) => text.includes('Four crowns.'))).toBeTruthy();
});
