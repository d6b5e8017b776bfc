import { expect } from 'vitest';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { find, press, type as typeInto, waitForWords } from '@/test/e2e/harness/surface';
import { until } from '@/test/e2e/harness/until';

const WORKS = /It works\. /;

test('Test connection offers what mends it: address, model, key, whole answers, a short context', async ({ postil, model }) => {
  await setConnection(postil, { baseUrl: model.url, model: 'gpt-6-lunar' });
  model.setOptions({ strictModels: true });
  const { options } = postil;
  await options.bringToFront();
  await options.reload();

  await press(options, 'Test connection');
  await press(options, `Use ${model.baseUrl}`);
  await waitForWords(options, /has no model "gpt-6-lunar"/);
  await press(options, 'gpt-6-luna');
  model.setOptions({ key: 'sk-right' });
  await press(options, 'Test connection');
  await waitForWords(options, /No key for/);
  await press(options, 'Change the key');
  await until('the key field to have the focus', () =>
    options.evaluate(() => document.activeElement?.closest('.field')?.querySelector('label')?.textContent === 'API key'),
  );
  await typeInto(options, 'API key', 'sk-right');
  model.setBehaviour({ inOnePiece: true });
  await press(options, 'Test connection');
  await waitForWords(options, /does not stream/);
  await press(options, 'Wait for whole answers');
  await until('the test that follows', () => model.log.posts.some(({ body }) => (body as { stream: boolean }).stream === false));
  await waitForWords(options, WORKS);
  await until('the finding to go', async () => !(await options.$('::-p-text(does not stream)')));

  model.setBehaviour({ reads: 4_096 });
  await press(options, 'Test connection');
  await waitForWords(options, /The server read only 4,096 of 6,144 tokens/);
  await press(options, 'Reckon with 4,096 tokens');
  await until('the finding to go', async () => !(await options.$('::-p-text(The server read only)')));
  await waitForWords(options, WORKS);

  // An address is stored as it is called, whatever was typed or pasted.
  await typeInto(options, 'Base URL', `${new URL(model.url).host}/v1/chat/completions`);
  await press(options, 'Test connection');
  await waitForWords(options, WORKS);
  const field = await find(options, 'textbox', 'Base URL');
  await until('the whole address', () => field.evaluate((input, url) => (input as HTMLInputElement).value === url, model.baseUrl));

  // A key of another provider does not leave for this one.
  await press(options, 'OpenAI', 'radio');
  await typeInto(options, 'API key', 'gsk_0123456789abcdef');
  await press(options, 'Test connection');
  await waitForWords(options, /looks like one of another provider/);
  expect(await find(options, 'button', 'Use Groq with this key')).toBeTruthy();
});
