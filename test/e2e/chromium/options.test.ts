import { expect } from 'vitest';
import { test } from '@/test/e2e/harness/fixtures';
import { openPanel, openSite } from '@/test/e2e/harness/session';
import { answerWhen, find, has, press, type as typeInto, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody } from '@/test/e2e/harness/texts';
import { until } from '@/test/e2e/harness/until';

const WORKS = /It works\. /;
const KEY = 'sk-typed-in-the-options-9f2c';

test('from the first install to the first answer: server, key, test, model', async ({ postil, model, site }) => {
  model.setOptions({ key: KEY });
  model.setBehaviour({ answer: 'Set up.' });
  const { options } = postil;
  await options.bringToFront();
  await press(options, 'Compatible server', 'radio');
  await typeInto(options, 'Base URL', model.baseUrl);
  await typeInto(options, 'API key', KEY);

  await press(options, 'Test connection');

  // What the server offers, one click each.
  await press(options, 'practice');
  expect(model.log.requests.some(({ path, headers }) => path === '/v1/models' && headers.authorization === `Bearer ${KEY}`)).toBe(true);
  await press(options, 'Test connection');
  await waitForWords(options, WORKS);
  const page = await openSite(postil, site.add('/ferry', 'Ferry', articleBody));
  const panel = await openPanel(postil, page);
  await press(panel, 'Summarize');
  await answerWhen(panel, 'is whole', (text) => text.includes('Set up.'));
  expect(model.log.posts.at(-1)?.body).toMatchObject({ model: 'practice' });
});

test('Test connection says what is wrong: the key, the address, the server', async ({ postil, model }) => {
  model.setOptions({ key: KEY });
  const { options } = postil;
  await options.bringToFront();
  await press(options, 'Compatible server', 'radio');
  await typeInto(options, 'Base URL', model.baseUrl);
  await typeInto(options, 'Model', 'practice', 'combobox');
  await typeInto(options, 'API key', 'sk-a-wrong-one-0000');
  await press(options, 'Test connection');
  await waitForWords(options, /refused the key/);

  await typeInto(options, 'API key', KEY);
  await press(options, 'Test connection');
  await waitForWords(options, WORKS);

  await model.close();
  await press(options, 'Test connection');
  await waitForWords(options, /cannot be reached/);
});

test('a stored key is never shown again', async ({ postil, model }) => {
  const { options } = postil;
  await options.bringToFront();
  await press(options, 'Compatible server', 'radio');
  await typeInto(options, 'Base URL', model.baseUrl);
  await typeInto(options, 'Model', 'practice', 'combobox');
  await typeInto(options, 'API key', KEY);
  await press(options, 'Test connection');
  await waitForWords(options, WORKS);

  await options.reload();

  const field = await find(options, 'textbox', 'API key');
  await until('the end of the key', () => field.evaluate((input) => (input as HTMLInputElement).value.endsWith('9f2c')));
  // Another provider, and back: the key was kept for its server, and so is what may be seen of it.
  await press(options, 'On device', 'radio');
  await press(options, 'Compatible server', 'radio');
  await typeInto(options, 'Base URL', model.baseUrl);
  await options.keyboard.press('Tab');
  const same = await find(options, 'textbox', 'API key');
  await until('the end of the same key', () => same.evaluate((input) => (input as HTMLInputElement).value.endsWith('9f2c')));
  const held = await options.evaluate(() => [...document.querySelectorAll('input')].map(({ value }) => value).join('\n'));
  expect(`${held}\n${await options.content()}`).not.toContain(KEY.slice(3, -4));
});

test('the first steps: one press brings an answer, and skipped they stay away', async ({ postil }) => {
  const { options } = postil;
  await options.bringToFront();
  await press(options, 'Summarize');
  const panel = await openPanel(postil, options);
  await answerWhen(panel, 'has a sentence of the sample', (text) => text.includes('note in the margin of a book'));
  await waitForWords(panel, 'Dropped text');

  await options.bringToFront();
  await press(options, 'Skip');
  await until('the end of the first steps', async () => !(await has(options, 'textbox', 'A text to try it on')));
  await options.reload();
  await find(options, 'radio', 'Compatible server');
  expect(await has(options, 'textbox', 'A text to try it on')).toBe(false);
});
