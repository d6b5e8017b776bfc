import { expect } from 'vitest';
import { readsClosedRoots } from '@/test/e2e/harness/closed-roots';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { goesOnWhenReopened } from '@/test/e2e/harness/reopened';
import { openPanel, openSite, selectText } from '@/test/e2e/harness/session';
import { answerWhen, pageText, press, regionText, type as typeInto, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody, PASSAGE, richBody, richLines } from '@/test/e2e/harness/texts';
import { userText } from '@/test/servers/practice-answer';

const nothing = { body: undefined };

test('panel: streams, is closed and opened again in the middle, and goes on', ({ fox, model, site }) =>
  goesOnWhenReopened(fox, model, site));

test('a selection with lists, code, a table and 800 line breaks arrives with all of them', async ({ fox, model, site }) => {
  await setConnection(fox, { baseUrl: model.baseUrl, model: 'practice' });
  const page = await openSite(fox, site.add('/rich', 'Stores', richBody));
  await selectText(page, '#rich');
  const panel = await openPanel(fox, page);
  await press(panel, 'Summarize');
  await answerWhen(panel, 'is whole', (text) => text.includes('add a key'));

  const sent = userText(model.log.posts[0] ?? nothing);
  const lines = sent.split('\n').map((line) => line.replace(/\s+$|\\$/g, ''));
  expect(lines).toContain('1. Oats');
  expect(sent).toContain('if (tide > 4) {\n    moor("north");\n}');
  expect(sent).toMatch(/\|\s*Monday\s*\|\s*06:12\s*\|/);
  expect(lines.filter((line) => line.startsWith('entry '))).toEqual(richLines);
});

test('closed shadow roots are read, as a page and as a selection', ({ fox, model, site }) => readsClosedRoots(fox, model, site));

test('no key: key sentences, said to be that, and nothing sent', async ({ fox, model, site }) => {
  const page = await openSite(fox, site.add('/ferry', 'Ferry', articleBody));
  await selectText(page, '#passage');
  const panel = await openPanel(fox, page);
  await press(panel, 'Summarize');

  const answer = await answerWhen(panel, 'has a sentence of the page', (text) => PASSAGE.some((sentence) => text.includes(sentence)));
  expect(answer).not.toContain('built of oak');
  await waitForWords(panel, /picked on this device/i);
  expect(model.log.requests).toHaveLength(0);
});

test('options: server, key, test, model; the answer that follows uses them', async ({ fox, model, site }) => {
  const key = 'sk-typed-in-firefox-9f2c';
  model.setOptions({ key });
  const { options } = fox;
  await press(options, 'Compatible server', 'radio');
  await typeInto(options, 'Base URL', model.baseUrl);
  await typeInto(options, 'API key', key);
  await typeInto(options, 'Model', 'practice', 'combobox');
  await press(options, 'Test connection');
  await waitForWords(options, /It works\. /);

  const page = await openSite(fox, site.add('/ferry', 'Ferry', articleBody));
  const panel = await openPanel(fox, page);
  await press(panel, 'Summarize');
  await answerWhen(panel, 'is whole', (text) => text.includes('add a key'));
  expect(model.log.posts.at(-1)?.headers.authorization).toBe(`Bearer ${key}`);
  expect(await regionText(panel, 'Source')).toMatch(/Ferry/);
  expect(await pageText(panel)).not.toContain(key.slice(3, -4));
});
