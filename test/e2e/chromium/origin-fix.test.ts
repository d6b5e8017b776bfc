import { expect } from 'vitest';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { openPanel, openSite } from '@/test/e2e/harness/session';
import { answerWhen, press, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody } from '@/test/e2e/harness/texts';

test('a server that refuses extensions: one click, and it answers; pages are refused as before', async ({ postil, model, site }) => {
  model.setOptions({ checkOrigin: true });
  model.setBehaviour({ answer: 'Let in.' });
  await setConnection(postil, { providerId: 'local', baseUrl: model.baseUrl, model: 'practice' });
  const { options } = postil;
  await options.bringToFront();
  await options.reload();
  await press(options, 'Test connection');
  await waitForWords(options, /refuses requests from browser extensions/);

  await press(options, 'Fix it for me');

  await waitForWords(options, /It works\. /);
  expect(model.log.posts.at(-1)?.headers).not.toHaveProperty('origin');
  const page = await openSite(postil, site.add('/ferry', 'Ferry', articleBody));
  const panel = await openPanel(postil, page);
  await press(panel, 'Summarize');
  await answerWhen(panel, 'comes', (text) => text.includes('Let in.'));
  const status = await page.evaluate(
    (url) =>
      fetch(url, { method: 'POST', body: '{}' }).then(
        (response) => response.status,
        () => 0,
      ),
    `${model.baseUrl}/chat/completions`,
  );
  // The site's own origin is one on this machine, which the server lets in: its Origin must still be there.
  expect(status).not.toBe(403);
  expect(model.log.posts.at(-1)?.headers.origin).toBe(new URL(page.url()).origin);
  await options.bringToFront();
  await options.reload();
  await waitForWords(options, /is asked without naming the extension/);
  await press(options, 'Name it again');
  await press(options, 'Test connection');
  await waitForWords(options, /refuses requests from browser extensions/);
});
