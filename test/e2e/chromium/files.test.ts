import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { waitForSidePanel } from '@/test/e2e/harness/chromium';
import { setConnection } from '@/test/e2e/harness/connection';
import { setFileAccess } from '@/test/e2e/harness/file-access';
import { test } from '@/test/e2e/harness/fixtures';
import { testFolder } from '@/test/e2e/harness/folder';
import { chooseMenuEntry } from '@/test/e2e/harness/menu';
import { openPanel, openSite, screenPoint } from '@/test/e2e/harness/session';
import { answerWhen, has, press, regionText, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody } from '@/test/e2e/harness/texts';
import { shortPdf } from '@/test/helpers/pdf/cases';
import { userText } from '@/test/servers/practice-answer';

test('files of this computer: not before the user switches it on, then as any page and any PDF', async ({ postil, model }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  model.queue({ answer: 'About the paper.' }, { answer: 'About the ferry.' });
  const folder = testFolder();
  const { bytes, truth } = await shortPdf();
  const file = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return pathToFileURL(join(folder, name)).href;
  };

  const off = await setFileAccess(postil, false);
  const paper = await openSite(off, file('paper.pdf', bytes));
  const closed = await openPanel(off, paper);
  await waitForWords(closed, 'Allow access to file URLs');
  await press(closed, "Open the browser's settings");
  await off.browser.waitForTarget((target) => target.url() === `chrome://extensions/?id=${off.id}`);

  const on = await setFileAccess(off, true);
  const panel = await openPanel(on, paper);
  await press(panel, 'Summarize');
  await answerWhen(panel, 'is whole', (text) => text.includes('About the paper.'));
  const sent = userText(model.log.posts[0] ?? { body: undefined }).replace(/\s*\[p\. \d+\]/g, '');
  for (const words of truth) expect(sent).toContain(words);
  expect(await regionText(panel, 'Source')).toMatch(/PDF, 4 pages/);

  const ferry = await openSite(on, file('ferry.html', `<!doctype html><title>Ferry</title>${articleBody}`));
  const second = await openPanel(on, ferry);
  await press(second, 'Summarize');
  await answerWhen(second, 'is whole', (text) => text.includes('About the ferry.'));
  expect(userText(model.log.posts[1] ?? { body: undefined })).toContain('built of oak');
});

test('a right-click on a file of this computer while that is switched off is told where to switch it on', async ({
  headed,
  display,
  model,
}) => {
  await setConnection(headed, { baseUrl: model.baseUrl, model: 'practice' });
  const folder = testFolder();
  writeFileSync(join(folder, 'ferry.html'), `<!doctype html><title>Ferry</title>${articleBody}`);
  const off = await setFileAccess(headed, false);
  const page = await openSite(off, pathToFileURL(join(folder, 'ferry.html')).href);

  await chooseMenuEntry(display, await screenPoint(page, 'p'));

  const panel = await waitForSidePanel(off);
  await waitForWords(panel, 'Allow access to file URLs');
  expect(await has(panel, 'button', "Open the browser's settings")).toBe(true);
  expect(model.log.posts).toHaveLength(0);
});
