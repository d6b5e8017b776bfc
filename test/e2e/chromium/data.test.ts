import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { findings } from '@/test/e2e/harness/axe';
import type { ChromiumSession } from '@/test/e2e/harness/chromium';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { testFolder } from '@/test/e2e/harness/folder';
import { makeOldDatabase } from '@/test/e2e/harness/old-database';
import { untilEnded, untilKept } from '@/test/e2e/harness/records';
import { openPanel, openSite } from '@/test/e2e/harness/session';
import { answerWhen, press, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody, otherBody } from '@/test/e2e/harness/texts';
import { until } from '@/test/e2e/harness/until';
import { userText } from '@/test/servers/practice-answer';
import type { ModelServer } from '@/test/servers/model-server';
import type { PageServer } from '@/test/servers/page-server';
import type { Archive } from '@/utils/schema/archive';

const KEY = 'sk-never-in-a-file-1234';

/** Where this browser puts downloads; gives the newest whole one of an ending, once there are so many. */
async function downloads({ devtools }: ChromiumSession) {
  const folder = testFolder();
  await devtools.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  let count = 0;
  return (ending: string) =>
    until(`a new file ${ending}`, () => {
      const name = readdirSync(folder).find((file) => file.endsWith(ending) && !file.startsWith('taken-'));
      if (name === undefined) return undefined;
      // The next one may have the same name.
      const path = join(folder, `taken-${count++}${ending}`);
      renameSync(join(folder, name), path);
      return { path, text: readFileSync(path, 'utf8') };
    });
}

/** A panel in which two pages were summarized, each at a known price; the history is open. */
async function twoNotes(postil: ChromiumSession, model: ModelServer, site: PageServer): Promise<Page> {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice', key: KEY });
  const price = { model: 'practice', host: new URL(model.baseUrl).host, input: 100, output: 100 };
  await postil.options.evaluate((own) => browser.storage.local.set({ money: { prices: [own] } }), price);
  model.setBehaviour({
    answer: (request) => (userText(request).includes('zoologists') ? 'Stripes.' : 'At seven.'),
    usage: { input: 900, output: 100 },
  });
  for (const [path, title, body, words] of [
    ['/ferry', 'The ferry', articleBody, 'At seven.'],
    ['/zebra', 'Zebras', otherBody, 'Stripes.'],
  ] as const) {
    const panel = await openPanel(postil, await openSite(postil, site.add(path, title, body)));
    await press(panel, 'Summarize');
    await answerWhen(panel, 'is whole', (text) => text.includes(words));
    if (path === '/ferry') continue;
    await untilEnded(postil, 2);
    await press(panel, 'History');
    await waitForWords(panel, /2 notes/);
    return panel;
  }
  throw new Error('No panel');
}

test('what was kept is taken along, as a whole, in part and for reading, and comes back; the key never', async ({
  postil,
  model,
  site,
}) => {
  const panel = await twoNotes(postil, model, site);
  const next = await downloads(postil);
  await waitForWords(panel, '$0.10');
  await press(panel, 'Save as Markdown: Zebras');
  expect((await next('.md')).text).toMatch(/^# Zebras\n[^]*Stripes\./);
  await (await until('the box', () => panel.$('::-p-aria([name="Choose: The ferry"])'))).click();
  expect(await findings(panel), 'chosen').toEqual([]);
  await press(panel, 'Save 1 as a file');
  const part = JSON.parse((await next('.json')).text) as Archive;
  expect(part.conversations.map(({ conversation }) => conversation.title)).toEqual(['The ferry']);
  expect(part).not.toHaveProperty('settings');

  const { options } = postil;
  await options.bringToFront();
  await options.evaluate(() => (location.hash = 'data'));
  await press(options, 'Export everything');
  const whole = await next('.json');
  expect(whole.text).not.toContain(KEY);
  expect(whole.text).not.toContain('keyHint');
  expect((JSON.parse(whole.text) as Archive).settings).toHaveProperty('money');

  // Another day: one note is gone, one setting is another.
  await panel.bringToFront();
  await press(panel, 'Delete 1…');
  await press(panel, 'Delete');
  await press(panel, 'Close history');
  await untilKept(postil, 'conversations', 1);
  await options.evaluate(() => browser.storage.local.set({ reading: { outputLanguage: 'de' } }));
  await options.bringToFront();
  const field = await until('the file field', () => options.$('input[type=file]'));
  await field.uploadFile(whole.path);
  await waitForWords(options, /New\s+1\b/);
  expect(await findings(options), 'plan').toEqual([]);
  await (await until('the box', () => options.$('.note input[type=checkbox]'))).click();
  await press(options, 'Import');
  await waitForWords(options, 'Settings taken over');
  expect(await options.evaluate(async () => (await browser.storage.local.get('reading')).reading)).toEqual({ outputLanguage: '' });
  await panel.bringToFront();
  await press(panel, 'History');
  await waitForWords(panel, /2 notes/);
});

test('an upgrade of the database that fails leaves the notes readable, and says so; an answer that cannot be kept says that', async ({
  postil,
  model,
  site,
}) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  await makeOldDatabase(postil);
  const panel = await openPanel(postil, await openSite(postil, site.add('/ferry', 'The ferry', articleBody)));
  await press(panel, 'History');
  await waitForWords(panel, 'An old page');
  await waitForWords(panel, 'It is untouched and can be exported');
  expect(await findings(panel), 'outdated').toEqual([]);
  await (await until('the note', () => panel.$('.note-row .open'))).click();
  await answerWhen(panel, 'is there', (text) => text.includes('Kept for years.'));

  model.setBehaviour({ answer: 'At seven.' });
  await press(panel, 'Summarize');
  await waitForWords(panel, 'This answer could not be kept');
  await answerWhen(panel, 'is there', (text) => text.includes('At seven.'));
  expect(await findings(panel), 'not kept').toEqual([]);
});
