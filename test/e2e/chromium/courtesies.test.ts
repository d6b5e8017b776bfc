import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { testFolder } from '@/test/e2e/harness/folder';
import { openPanel, openSite, type Session } from '@/test/e2e/harness/session';
import { answerWhen, find, press, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody } from '@/test/e2e/harness/texts';
import { until } from '@/test/e2e/harness/until';
import { userText } from '@/test/servers/practice-answer';
import type { Page } from 'puppeteer-core';

/** Drops a text or a file on the panel, as the browser does it for a hand. */
async function drop(panel: Page, what: { text: string } | { name: string; content: string }): Promise<void> {
  const button = await find(panel, 'button', 'Summarize');
  const { x, y } = await button.clickablePoint();
  const data = { items: [] as { mimeType: string; data: string }[], files: [] as string[], dragOperationsMask: 1 };
  if ('text' in what) data.items.push({ mimeType: 'text/plain', data: what.text });
  else {
    const path = join(testFolder(), what.name);
    writeFileSync(path, what.content);
    data.files.push(path);
  }
  const at = { x, y: y + 200 };
  await panel.mouse.dragEnter(at, data);
  await panel.mouse.dragOver(at, data);
  await panel.mouse.drop(at, data);
}

const badge = ({ options }: Session) => options.evaluate(() => browser.action.getBadgeText({}));

test('what is dropped on the panel is what it works on; the toolbar tells of work; links open behind; paper has the answer alone', async ({
  postil,
  model,
  site,
}) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  const link = site.add('/tides', 'Tides', '<p>Tides</p>');
  const page = await openSite(postil, site.add('/ferry', 'Ferry', articleBody));
  const panel = await openPanel(postil, page);

  await drop(panel, { name: 'notes.docx', content: 'PK' });
  await waitForWords(panel, /“notes\.docx” cannot be read here/);
  const html = '<title>Harbours</title><h1>Two harbours</h1><p onclick="x()">Deep <b>water</b>.</p><script>evil()</script>';
  await drop(panel, { name: 'harbours.html', content: html });
  await waitForWords(panel, /Harbours[^]*Dropped text · 4 words/);

  model.queue({ answer: `Read [the tides](${link}) first.`, stall: { afterWords: 2 } });
  await press(panel, 'Summarize');
  await until('the sign of work on the toolbar', async () => (await badge(postil)) === '…');
  await model.log.until((requests) => requests.some(({ method }) => method === 'POST'));
  const sent = userText(model.log.posts[0] ?? { body: undefined });
  expect(sent).toContain('# Two harbours\n\nDeep water.');
  expect(sent).not.toMatch(/ferry|evil/);
  await press(panel, 'Stop');
  await until('its end', async () => (await badge(postil)) === '');

  model.queue({ answer: `Read [the tides](${link}) first.` });
  await drop(panel, { text: 'Ebb and flow' });
  await waitForWords(panel, /Dropped text · 3 words/);
  await press(panel, 'Summarize');
  await answerWhen(panel, 'is whole', (text) => text.includes('first.'));
  expect(userText(model.log.posts[1] ?? { body: undefined })).toContain('Ebb and flow');
  await panel.locator('.link').click({ button: 'middle' });
  const opened = await until('the page behind', async () => (await postil.browser.pages()).find((other) => other.url() === link));
  expect(await opened.evaluate(() => document.visibilityState)).toBe('hidden');

  await panel.emulateMediaType('print');
  const paper = await panel.evaluate(() => document.body.innerText);
  expect(paper).toMatch(/^Ebb and flow\s+practice · .*\d{4}.*\s+Read the tides/);
  expect(paper).not.toMatch(/Summarize|Copy|Print|Short|cost/);
  await panel.emulateMediaType('screen');

  await press(panel, 'Back to the page');
  model.queue({ answer: 'About the ferry.' });
  await press(panel, 'Summarize');
  await answerWhen(panel, 'is about the page', (text) => text.includes('About the ferry.'));
  expect(userText(model.log.posts[2] ?? { body: undefined })).toContain('The ferry');
});
