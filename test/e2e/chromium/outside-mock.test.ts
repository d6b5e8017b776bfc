import { LLMock } from '@copilotkit/aimock';
import { expect, onTestFinished } from 'vitest';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { openPanel, openSite } from '@/test/e2e/harness/session';
import { answerWhen, press, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody } from '@/test/e2e/harness/texts';

test('somebody else’s idea of the API: a summary, a further question, and an empty account', async ({ postil, site }) => {
  const mock = new LLMock({ port: 0, logLevel: 'silent' });
  await mock.start();
  onTestFinished(() => mock.stop());
  mock.onMessage(/And at night/, { content: 'At night it rests.' });
  mock.onMessage(/ferry/, { content: 'The **ferry** sails twice a day, Grüße.', usage: { input_tokens: 700, output_tokens: 12 } });
  await setConnection(postil, { providerId: 'openai', baseUrl: `${mock.url}/v1`, key: 'sk-for-the-mock-9f2c' });
  const panel = await openPanel(postil, await openSite(postil, site.add('/ferry', 'Ferry', articleBody)));

  await press(panel, 'Summarize');
  await answerWhen(panel, 'is whole', (text) => text.includes('The ferry sails twice a day, Grüße.'));
  await waitForWords(panel, /700 in · 12 out/);

  await panel.type('textarea', 'And at night?');
  await press(panel, 'Send');
  await answerWhen(panel, 'goes on', (text) => text.includes('At night it rests.'));
  expect(mock.getRequests().map(({ path }) => path)).toEqual(['/v1/responses', '/v1/responses']);

  mock.reset();
  mock.onMessage(/night/, { error: { message: 'You exceeded your current quota', code: 'insufficient_quota' }, status: 429 });
  await press(panel, 'Again');
  await waitForWords(panel, /credit at .* is used up/);
  await waitForWords(panel, /Add credit/);
  expect(mock.getRequests()).toHaveLength(1);
});
