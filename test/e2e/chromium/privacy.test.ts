import { expect } from 'vitest';
import { launchChromium } from '@/test/e2e/harness/chromium';
import { setConnection } from '@/test/e2e/harness/connection';
import { builds, test } from '@/test/e2e/harness/fixtures';
import { netLog } from '@/test/e2e/harness/net-log';
import { openPanel, openSite, tabIdOf } from '@/test/e2e/harness/session';
import { answerWhen, press } from '@/test/e2e/harness/surface';
import { articleBody } from '@/test/e2e/harness/texts';
import { until } from '@/test/e2e/harness/until';

const KEY = 'sk-secret-of-this-test-4711';
const SECRET = KEY.slice(0, -4);

test('the key goes to its server and nowhere else: no page, no message, no open storage has it', async ({ postil, model, site }) => {
  const connection = { baseUrl: model.baseUrl, model: 'practice', key: KEY };
  await setConnection(postil, connection);
  const page = await openSite(postil, site.add('/ferry', 'Ferry', articleBody));
  const tab = await tabIdOf(postil, page);
  // A second listener hears what panels and options pages hear.
  await postil.options.evaluate((tabId) => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    browser.runtime.onMessage.addListener((message: unknown) => {
      heard.push(message);
    });
    const port = browser.runtime.connect({ name: 'panel' });
    port.onMessage.addListener((message: unknown) => heard.push(message));
    port.postMessage({ type: 'attach', tabId });
  }, tab);
  const panel = await openPanel(postil, page);
  await press(panel, 'Summarize');
  await answerWhen(panel, 'is whole', (text) => text.includes('add a key'));

  expect(model.log.posts[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  expect(JSON.stringify(model.log.posts[0]?.body)).not.toContain(SECRET);
  // This page may hear it later than the panel.
  const heard = await until('the whole answer', async () => {
    const all = await postil.options.evaluate(() => JSON.stringify((globalThis as unknown as { heard: unknown[] }).heard));
    return all.includes('add a key') && all.includes('"done"') && all;
  });
  expect(heard).toContain('delta');
  expect(heard).not.toContain(SECRET);
  const stored = await postil.options.evaluate(async () =>
    JSON.stringify([await browser.storage.local.get(), await browser.storage.session.get(), await browser.storage.sync.get()]),
  );
  expect(stored).toContain('practice');
  expect(stored).not.toContain(SECRET);
  for (const surface of [panel, page, postil.options]) expect(await surface.content()).not.toContain(SECRET);
});

test('a page that is read sees nothing of it, and runs nothing of ours before that', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  const page = await openSite(postil, site.add('/ferry', 'Ferry', articleBody));
  const before = await page.content();
  expect(await postil.options.evaluate(() => browser.scripting.getRegisteredContentScripts())).toEqual([]);
  const panel = await openPanel(postil, page);
  await press(panel, 'Summarize');
  await answerWhen(panel, 'is whole', (text) => text.includes('add a key'));

  expect(await page.content()).toBe(before);
});

test('Postil talks to the chosen server alone, whatever the answer contains', async ({ model, site }) => {
  const log = netLog();
  const session = await launchChromium({ extension: builds.chromium, args: log.args });
  try {
    await setConnection(session, { baseUrl: model.baseUrl, model: 'practice' });
    model.setBehaviour({
      answer: [
        '![a picture](http://picture.invalid/x.png) [a link](http://link.invalid/) <img src="http://image.invalid/y.png">',
        '![by reference][p]\n\n[p]: http://reference.invalid/z.png\n\n<link rel="preconnect" href="http://preconnect.invalid">',
        '<style>@import "http://style.invalid/s.css";</style> http://bare.invalid/ The end.',
      ].join('\n\n'),
    });
    const page = await openSite(session, site.add('/ferry', 'Ferry', articleBody));
    const panel = await openPanel(session, page);
    await press(panel, 'Summarize');
    await answerWhen(panel, 'is whole', (text) => text.includes('The end.'));
  } finally {
    await session.close();
  }

  const ours = log.requests().filter(({ from }) => from.startsWith('chrome-extension://'));
  const hosts = new Set(ours.filter(({ url }) => /^(https?|wss?):/.test(url)).map(({ url }) => new URL(url).host));
  expect([...hosts]).toEqual([new URL(model.url).host]);
  expect(log.text()).not.toMatch(/[a-z]+\.invalid/);
});
