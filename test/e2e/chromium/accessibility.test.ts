import { expect } from 'vitest';
import { findings } from '@/test/e2e/harness/axe';
import { openPopup } from '@/test/e2e/harness/chromium';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { openPanel, openSite, selectText } from '@/test/e2e/harness/session';
import { answerWhen, find, press, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody } from '@/test/e2e/harness/texts';

test('axe-core finds nothing in the panel: empty, streaming, whole, stopped, failed, without a model', async ({ postil, model, site }) => {
  const page = await openSite(postil, site.add('/ferry', 'Ferry', articleBody));
  await selectText(page, '#passage');
  const panel = await openPanel(postil, page);
  await find(panel, 'button', 'Summarize');
  expect(await findings(panel), 'without a model').toEqual([]);
  await press(panel, 'Summarize');
  await waitForWords(panel, /picked on this device/i);
  expect(await findings(panel), 'key sentences').toEqual([]);

  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice', key: 'sk-for-axe-1234' });
  model.queue({ wordsPerSecond: 1 }, {}, { cut: { afterWords: 20, how: 'end' } });
  await press(panel, 'Summarize');
  await answerWhen(panel, 'begins', (text) => text.includes('Practice'));
  expect(await findings(panel), 'streaming').toEqual([]);
  await press(panel, 'Stop');
  await waitForWords(panel, /stopped/i);
  expect(await findings(panel), 'stopped').toEqual([]);
  await press(panel, 'Summarize');
  await answerWhen(panel, 'is whole', (text) => text.includes('add a key'));
  expect(await findings(panel), 'whole, with table and code').toEqual([]);
  // The same request once more would be answered from what is kept.
  await press(panel, 'Again');
  await find(panel, 'button', 'Continue');
  expect(await findings(panel), 'cut').toEqual([]);
  model.setOptions({ key: 'sk-another' });
  await press(panel, 'Try again');
  await waitForWords(panel, /refused the key/);
  expect(await findings(panel), 'key refused').toEqual([]);
});

test('axe-core finds nothing in the popup and in the options, for every choice of provider', async ({ postil, model, site }) => {
  const page = await openSite(postil, site.add('/ferry', 'Ferry', articleBody));
  await selectText(page, '#passage');
  const popup = await openPopup(postil, page);
  await waitForWords(popup, 'Ferry');
  expect(await findings(popup), 'popup').toEqual([]);

  const { options } = postil;
  await options.bringToFront();
  for (const provider of ['OpenAI', 'Compatible server', 'Local', 'On device']) {
    await press(options, provider, 'radio');
    expect(await findings(options), provider).toEqual([]);
  }
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice', key: 'sk-for-axe-1234' });
  await options.reload();
  await press(options, 'Test connection');
  await waitForWords(options, /It works\. /);
  expect(await findings(options), 'tested').toEqual([]);
});
