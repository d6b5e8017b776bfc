import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { waitForSidePanel } from '@/test/e2e/harness/chromium';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { testFolder } from '@/test/e2e/harness/folder';
import { chooseMenuEntry } from '@/test/e2e/harness/menu';
import { openPanel, openSite, screenPoint } from '@/test/e2e/harness/session';
import { answerWhen, press, regionText, type as typeInto, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody } from '@/test/e2e/harness/texts';
import { shortPdf } from '@/test/helpers/pdf/cases';
import { userText } from '@/test/servers/practice-answer';

const nothing = { body: undefined };

/** What has the focus, and whether the form around it lies in view as a whole. */
const whereAsked = (panel: Page) =>
  panel.evaluate(() => {
    const focused = document.activeElement;
    const [form, area] = [focused?.closest('form'), focused?.closest('main')].map((element) => element?.getBoundingClientRect());
    const seen = form !== undefined && area !== undefined && form.top >= area.top && form.bottom <= area.bottom;
    return { focused: focused?.getAttribute('type'), seen };
  });
const withoutMarks = (text: string) => text.replace(/\s*\[p\. \d+\]/g, '');

test('a PDF in the tab is read in the panel, column by column', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  model.queue({ answer: 'About the paper.' }, { answer: 'On page two.' });
  const { bytes, truth } = await shortPdf();
  const page = await openSite(postil, site.addFile('/download/42', 'application/pdf', bytes));
  const panel = await openPanel(postil, page);

  await press(panel, 'Summarize');
  expect(await answerWhen(panel, 'is whole', (text) => text.includes('About the paper.'))).toBeTruthy();
  const sent = userText(model.log.posts[0] ?? nothing);
  for (const words of truth) expect(withoutMarks(sent)).toContain(words);
  expect(sent).toContain('[p. 2]');
  expect(await regionText(panel, 'Source')).toMatch(/PDF, 4 pages/);
  await waitForWords(panel, '1 of 4 pages hold only a picture of text');

  await typeInto(panel, 'Message', 'Where is that?');
  await press(panel, 'Send');
  expect(await answerWhen(panel, 'goes on', (text) => text.includes('On page two.'))).toBeTruthy();
  expect(withoutMarks(userText(model.log.posts[1] ?? nothing))).toContain(truth[1]);
});

test('a picked file: its password is asked for, asked again, and the actions are about the file', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: 'About the file.' });
  const { bytes, truth } = await shortPdf({ userPassword: 'mole-47', pdfVersion: '1.7ext3' });
  const file = join(testFolder(), 'report.pdf');
  writeFileSync(file, bytes);
  const page = await openSite(postil, site.add('/ferry', 'Ferry', articleBody));
  const panel = await openPanel(postil, page);

  await waitForWords(panel, 'Pick a PDF file');
  await panel.setViewport({ width: 320, height: 480 });
  const [chooser] = await Promise.all([panel.waitForFileChooser(), press(panel, 'Pick a PDF file')]);
  await chooser.accept([file]);
  await waitForWords(panel, '“report” is protected by a password');
  await expect.poll(() => whereAsked(panel)).toEqual({ focused: 'password', seen: true });
  await typeInto(panel, 'Password of the file', 'wrong');
  await press(panel, 'Open');
  await waitForWords(panel, 'That is not the password of this file.');
  await typeInto(panel, 'Password of the file', 'mole-47');
  await press(panel, 'Open');
  await waitForWords(panel, 'Actions are about the file “report”.');

  await press(panel, 'Summarize');
  expect(await answerWhen(panel, 'is whole', (text) => text.includes('About the file.'))).toBeTruthy();
  const sent = userText(model.log.posts[0] ?? nothing);
  expect(withoutMarks(sent)).toContain(truth.at(-1));
  expect(sent).not.toContain('built of oak');
  const stored = await postil.options.evaluate(async () =>
    JSON.stringify([await browser.storage.local.get(), await browser.storage.session.get()]),
  );
  expect(stored).not.toContain('mole-47');
});

test('without access to any site, a link to a PDF is read after the click on it', async ({ shipped, display, site }) => {
  const { bytes, truth } = await shortPdf();
  const address = site.addFile('/papers/one.pdf', 'application/pdf', bytes);
  const page = await openSite(
    shipped,
    site.add('/list', 'Papers', `<p style="font-size: 30px"><a href="${address}">The first paper</a></p>`),
  );

  await chooseMenuEntry(display, await screenPoint(page, 'a'));

  const panel = await waitForSidePanel(shipped);
  await waitForWords(panel, /PDF, 4 pages/);
  const answer = await answerWhen(panel, 'has words of the paper', (text) => text.length > 80);
  const sentences = truth.flatMap((words) => words.match(/[A-Z][^.]{30,}\./g) ?? []);
  expect(sentences.filter((words) => answer.includes(words))).not.toEqual([]);
  expect(answer).not.toContain('[p. ');
});
