import { expect } from 'vitest';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { openSite } from '@/test/e2e/harness/session';
import { press, waitForWords } from '@/test/e2e/harness/surface';
import { until } from '@/test/e2e/harness/until';
import { startModelServer } from '@/test/servers/model-server';

test('a server that refuses extensions: one click takes the Origin off our requests to it, and off nobody else’s', async ({
  fox,
  model,
  site,
}) => {
  const other = await startModelServer();
  model.setOptions({ checkOrigin: true });
  await setConnection(fox, { providerId: 'local', baseUrl: model.baseUrl, model: 'practice' });
  const { options } = fox;
  const shows = (url: string) =>
    until(`the address ${url}`, () =>
      options.evaluate((wanted) => [...document.querySelectorAll('input')].some(({ value }) => value === wanted), url),
    );
  await shows(model.baseUrl);
  await press(options, 'Test connection');
  await waitForWords(options, /refuses requests from browser extensions/);
  expect(model.log.posts.at(-1)?.headers.origin).toBe(fox.origin.slice(0, -1));

  await press(options, 'Fix it for me');

  await waitForWords(options, /It works\. /);
  expect(model.log.posts.at(-1)?.headers).not.toHaveProperty('origin');
  // Another server is asked as before, also one on the same host.
  await setConnection(fox, { providerId: 'local', baseUrl: other.baseUrl, model: 'practice' });
  await shows(other.baseUrl);
  await press(options, 'Test connection');
  await waitForWords(options, /It works\. /);
  expect(other.log.posts.at(-1)?.headers.origin).toBe(fox.origin.slice(0, -1));
  await other.close();
  // And what a page sends to the server keeps its own.
  const page = await openSite(fox, site.add('/ferry', 'Ferry', '<p>Ferry</p>'));
  await page.evaluate((url) => fetch(url, { method: 'POST', body: '{}' }).catch(() => undefined), `${model.baseUrl}/chat/completions`);
  expect(model.log.posts.at(-1)?.headers.origin).toBe(new URL(page.url()).origin);
});
