import { expect } from 'vitest';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { untilEnded } from '@/test/e2e/harness/records';
import { openPanel, openSite, selectText } from '@/test/e2e/harness/session';
import { answerWhen, find, pageText, press, type as typeInto, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody } from '@/test/e2e/harness/texts';
import { until } from '@/test/e2e/harness/until';

const usage = { input: 1_310, output: 96 };

test('the price is set by the user, the meter tells the cost, options and popup add it up', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  const { options } = postil;
  await options.bringToFront();
  await options.goto(`${postil.origin}options.html#usage`);
  await typeInto(options, 'Input', '0.2');
  await typeInto(options, 'Output', '2');
  await press(options, 'Set this price');
  await waitForWords(options, /\$0\.20 in \/ \$2\.00 out/);
  model.setBehaviour({ answer: 'Paid for.', usage });
  const page = await openSite(postil, site.add('/ferry', 'Ferry', articleBody));
  const panel = await openPanel(postil, page);

  await press(panel, 'Summarize');

  await waitForWords(panel, /1,310 in · 96 out · \$0\.00045 · [\d.]+ s/);
  await untilEnded(postil, 1);
  await options.reload();
  await waitForWords(options, /answers: 1 · 1,406 tokens/);
  const popup = await postil.browser.newPage();
  await popup.goto(`${postil.origin}popup.html`);
  await waitForWords(popup, /\$0\.00045 this week/);
});

test('without a price the tokens stand there and that the cost is unknown', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: 'Who knows.', usage });
  const panel = await openPanel(postil, await openSite(postil, site.add('/ferry', 'Ferry', articleBody)));
  await press(panel, 'Summarize');
  await waitForWords(panel, /1,310 in · 96 out · cost unknown/);
});

test('over the limit nothing is sent; once anyway sends it once', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  const { options } = postil;
  await options.bringToFront();
  await typeInto(options, 'Tokens a day', '10');
  await options.keyboard.press('Tab');
  await until('the limit', () => options.evaluate(async () => 'budget' in (await browser.storage.local.get())));
  model.setBehaviour({ answer: 'Let through.', usage });
  const panel = await openPanel(postil, await openSite(postil, site.add('/ferry', 'Ferry', articleBody)));

  await press(panel, 'Summarize');

  await waitForWords(panel, /pass a limit you set/);
  expect(await pageText(panel)).toMatch(/Limit for a day: 10 tokens · used: 0 tokens · this one: up to [\d,]+ tokens/);
  expect(model.log.requests).toEqual([]);
  await press(panel, 'Once anyway');
  await answerWhen(panel, 'is let through', (text) => text.includes('Let through.'));
  expect(model.log.posts).toHaveLength(1);
  await untilEnded(postil, 2);
  await press(panel, 'Again');
  await waitForWords(panel, /used: 1,406 tokens/);
  expect(model.log.posts).toHaveLength(1);
});

test('the same request is answered from what is kept, at no cost; Again asks anew', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  model.queue({ answer: 'First answer.', usage }, { answer: 'Second answer.', usage });
  const panel = await openPanel(postil, await openSite(postil, site.add('/ferry', 'Ferry', articleBody)));
  await press(panel, 'Summarize');
  await waitForWords(panel, /1,310 in/);
  await untilEnded(postil, 1);

  await press(panel, 'Summarize');

  await waitForWords(panel, /From the cache · \$0/);
  await answerWhen(panel, 'is the kept one', (text) => text.includes('First answer.'));
  expect(model.log.posts).toHaveLength(1);
  await press(panel, 'Again');
  await answerWhen(panel, 'is a new one', (text) => text.includes('Second answer.'));
  expect(model.log.posts).toHaveLength(2);
});

test('a server that reads only a part is told of', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: 'Of the end.', usage: { input: 900, output: 3 } });
  const body = `<article><h1>Long</h1><p>${'The ferry crosses the lake twice a day. '.repeat(600)}</p></article>`;
  const panel = await openPanel(postil, await openSite(postil, site.add('/long', 'Long', body)));
  await press(panel, 'Summarize');
  expect(await waitForWords(panel, /The server read only 900 of [\d,]+ tokens/)).toBeTruthy();
  expect(await find(panel, 'button', 'Again')).toBeTruthy();
});

test('the log says what was asked and how it went, without a word of it; what was learned can be forgotten', async ({
  postil,
  model,
  site,
}) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice', key: 'sk-a-key-of-this-test-9f2c' });
  model.setOptions({ refuse: { stream_options: '' } });
  model.setBehaviour({ answer: 'An answer of its own.' });
  const panel = await openPanel(postil, await openSite(postil, site.add('/ferry', 'Ferry', articleBody)));
  await press(panel, 'Summarize');
  await answerWhen(panel, 'comes', (text) => text.includes('An answer of its own.'));
  await untilEnded(postil, 1);
  const { options } = postil;
  await options.bringToFront();
  await options.reload();

  const words = await waitForWords(options, /done stop/);

  expect(words).toMatch(/What servers taught us/);
  expect(await options.$eval('.profile textarea', ({ value }) => JSON.parse(value) as unknown)).toEqual({ usageInStream: false });
  const copied = await options.evaluate(async () => {
    let text = '';
    navigator.clipboard.writeText = async (written) => {
      text = written;
    };
    [...document.querySelectorAll('button')].find(({ innerText }) => innerText === 'Copy for a bug report')?.click();
    return text;
  });
  expect(JSON.parse(copied)).toMatchObject({ connection: { model: 'practice' }, calls: [{ result: 'done', model: 'practice' }] });
  expect(copied).not.toMatch(/An answer of|ferry|9f2c/i);
  await press(options, `Forget ${model.baseUrl} practice`);
  await until('nothing learned', async () => (await options.$('.profile')) === null);
});

test('each kind of work can have a model of its own, from the list of the server or typed', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  const { options } = postil;
  await options.bringToFront();
  await options.reload();
  await typeInto(options, 'Model for: Summarize', 'typed-by-hand', 'combobox');
  await options.keyboard.press('Tab');
  await until('the choice to be stored', () =>
    options.evaluate(async () => JSON.stringify(await browser.storage.local.get('connection')).includes('typed-by-hand')),
  );
  await until('the list of models', () => options.$('#work datalist option[value="gpt-6.2-astra"]'));
  model.setBehaviour({ answer: 'By the chosen one.' });
  const panel = await openPanel(postil, await openSite(postil, site.add('/ferry', 'Ferry', articleBody)));
  await press(panel, 'Summarize');
  await answerWhen(panel, 'comes', (text) => text.includes('By the chosen one.'));
  expect(model.log.posts.at(-1)?.body).toMatchObject({ model: 'typed-by-hand' });
  await press(panel, 'Rewrite');
  await model.log.until((requests) => requests.filter(({ method }) => method === 'POST').length === 2);
  expect(model.log.posts.at(-1)?.body).toMatchObject({ model: 'practice' });
});

test('what a selection or a further question would take stands there before anything is sent', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: 'Twice a day.', usage });
  const page = await openSite(postil, site.add('/ferry', 'Ferry', articleBody));
  await selectText(page, '#passage');
  const panel = await openPanel(postil, page);
  await waitForWords(panel, /about [\d,]+ in · cost unknown/);
  expect(model.log.requests).toEqual([]);
  await press(panel, 'Summarize');
  await waitForWords(panel, /1,310 in · 96 out/);
  await panel.type('textarea', 'And at night?');
  await waitForWords(panel, /about [\d,]+ in · cost unknown/);
  expect(model.log.posts).toHaveLength(1);
});
