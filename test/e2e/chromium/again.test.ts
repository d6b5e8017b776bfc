import { expect } from 'vitest';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { openPanel, openSite } from '@/test/e2e/harness/session';
import { answerWhen, press, type, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody } from '@/test/e2e/harness/texts';
import { userText } from '@/test/servers/practice-answer';

const SHEET = 'form[aria-label="Again with other settings"]';

test('read again with other settings and another model, this once; a copy that the browser refuses is said to be none', async ({
  postil,
  model,
  site,
}) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  model.queue({ answer: 'In short.' }, { answer: 'At length.' });
  const page = await openSite(postil, site.add('/ferry', 'Ferry', articleBody));
  const panel = await openPanel(postil, page);
  await press(panel, 'Summarize');
  await answerWhen(panel, 'is whole', (text) => text.includes('In short.'));

  await press(panel, 'Again with other settings');
  await panel.locator(`${SHEET} select[aria-label="Length"]`).fill('sentence');
  await type(panel, 'Model', 'another', 'combobox');
  await panel.locator(`${SHEET} [type="submit"]`).click();
  await answerWhen(panel, 'is another', (text) => text.includes('At length.'));
  const [first, second] = model.log.posts;
  expect(first?.body).toMatchObject({ model: 'practice' });
  expect(second?.body).toMatchObject({ model: 'another' });
  expect(userText(second ?? { body: undefined })).not.toBe(userText(first ?? { body: undefined }));
  expect(await panel.$eval('.options select[aria-label="Length"]', ({ value }: HTMLSelectElement) => value)).toBe('medium');
  await waitForWords(panel, '2 of 2');

  await panel.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'));
  });
  await press(panel, 'Copy');
  await waitForWords(panel, 'Not copied: the browser refused');
});
