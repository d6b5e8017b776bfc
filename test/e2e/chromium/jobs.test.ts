import type { CDPSession } from 'puppeteer-core';
import { expect } from 'vitest';
import { findings } from '@/test/e2e/harness/axe';
import { stopWorker, type ChromiumSession } from '@/test/e2e/harness/chromium';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { openPanel, openSite } from '@/test/e2e/harness/session';
import { answerWhen, find, press, regionText, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody, numberedWords } from '@/test/e2e/harness/texts';
import { until } from '@/test/e2e/harness/until';
import { now } from '@/test/servers/request-log';

test('Stop reaches the server at once, and keeps the text', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: numberedWords(2_000), wordsPerSecond: 40 });
  const panel = await openPanel(postil, await openSite(postil, site.add('/ferry', 'Ferry', articleBody)));
  await press(panel, 'Summarize');
  await answerWhen(panel, 'begins', (text) => text.includes('w10 '));
  const stop = await find(panel, 'button', 'Stop');
  const pressedAt = await stop.evaluate((button) => {
    const at = performance.timeOrigin + performance.now();
    if (button instanceof HTMLElement) button.click();
    return at;
  });
  await model.log.until((requests) => requests.some(({ closedAt, method }) => method === 'POST' && closedAt !== undefined));
  const [asked] = model.log.posts;
  console.log(`Stop: the server saw it ${Math.round((asked?.closedAt ?? now()) - pressedAt)} ms after the press`);
  await waitForWords(panel, /Stopped/);
  expect(asked?.closedBy).toBe('client');
  expect(asked?.wordsSent).toBeLessThan(2_000);
  expect(await regionText(panel, 'Answer')).toContain('w10 ');
});

test('what was asked goes on by itself if the worker was stopped before a word came', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  model.queue({ firstTokenAfter: 60_000 }, { answer: 'At seven.' });
  const panel = await openPanel(postil, await openSite(postil, site.add('/ferry', 'Ferry', articleBody)));
  await press(panel, 'Summarize');
  await model.log.until((requests) => requests.some(({ method }) => method === 'POST'));
  await stopWorker(postil);
  await answerWhen(panel, 'comes', (text) => text.includes('At seven.'));
  expect(model.log.posts).toHaveLength(2);
});

test('an answer that was broken off goes on from its text', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  model.queue({ answer: numberedWords(600), wordsPerSecond: 20 }, { answer: ' and the rest.' });
  const panel = await openPanel(postil, await openSite(postil, site.add('/ferry', 'Ferry', articleBody)));
  await press(panel, 'Summarize');
  const seen = await answerWhen(panel, 'begins', (text) => text.includes('w10 '));
  await stopWorker(postil);
  await waitForWords(panel, /interrupted/i);
  await press(panel, 'Continue');
  const whole = await answerWhen(panel, 'is whole', (text) => text.includes('and the rest.'));
  expect(whole).toContain(seen.trim());
});

test('a page that has gone keeps its answer; putting it there is refused with a reason', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: 'Dear Mr Smith' });
  const page = await openSite(
    postil,
    site.add('/form', 'Form', '<label>Text <textarea id="field">dear mr smith, thank you for the letter</textarea></label>'),
  );
  await page.focus('#field');
  await page.evaluate(() => document.querySelector<HTMLTextAreaElement>('#field')?.select());
  const panel = await openPanel(postil, page);
  await page.bringToFront();
  await press(panel, 'Rewrite');
  await answerWhen(panel, 'is whole', (text) => text.includes('Dear Mr Smith'));
  await page.goto(site.add('/other', 'Other', '<textarea>mine</textarea>'));
  await press(panel, 'Replace selection');
  await waitForWords(panel, /The page has gone/);
  expect(await regionText(panel, 'Answer')).toContain('Dear Mr Smith');
  expect(await page.$eval('textarea', ({ value }) => value)).toBe('mine');
});

/** The worker as the browser's debugging protocol sees it. */
async function workerSession({ devtools, origin }: ChromiumSession): Promise<CDPSession> {
  const { targetId } = await until('the worker', async () => {
    const { targetInfos } = await devtools.send('Target.getTargets', { filter: [{ type: 'service_worker' }] });
    return targetInfos.find(({ url }) => url.startsWith(origin));
  });
  const { sessionId } = await devtools.send('Target.attachToTarget', { targetId, flatten: true });
  const session = devtools.connection()?.session(sessionId);
  if (!session) throw new Error('No session with the worker');
  return session;
}

/** Answers each request of the worker as a server on the internet would; gives how many questions were asked. */
async function answerAs(worker: CDPSession, body: string): Promise<{ asked: number }> {
  const seen = { asked: 0 };
  worker.on('Fetch.requestPaused', ({ requestId, request }) => {
    if (request.method === 'POST') seen.asked += 1;
    const headers = {
      'content-type': 'text/event-stream',
      'access-control-allow-origin': '*',
      'access-control-allow-headers': '*, authorization',
    };
    const responseHeaders = Object.entries(headers).map(([name, value]) => ({ name, value }));
    void worker.send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body: Buffer.from(body).toString('base64') });
  });
  await worker.send('Fetch.enable', { patterns: [{ urlPattern: 'https://model.example/*' }] });
  return seen;
}

const chunk = (delta: object, finish: string | null) =>
  `data: ${JSON.stringify({ id: '1', object: 'chat.completion.chunk', model: 'm', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

test('without a network a job waits, says so, and goes on when there is one again', async ({ postil, site }) => {
  // A server on this computer is there without the internet, so this one is elsewhere.
  await setConnection(postil, { baseUrl: 'https://model.example/v1', model: 'practice', key: 'sk-for-offline-1234' });
  const panel = await openPanel(postil, await openSite(postil, site.add('/ferry', 'Ferry', articleBody)));
  const worker = await workerSession(postil);
  const seen = await answerAs(worker, `${chunk({ content: 'At seven.' }, null)}${chunk({}, 'stop')}data: [DONE]\n\n`);
  await worker.send('Network.enable');
  const network = (offline: boolean) =>
    worker.send('Network.emulateNetworkConditions', { offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  await worker.send('Fetch.disable');
  await network(true);
  await press(panel, 'Summarize');
  await waitForWords(panel, /You are offline/);
  expect(await findings(panel), 'offline').toEqual([]);
  expect(seen.asked).toBe(0);
  await worker.send('Fetch.enable', { patterns: [{ urlPattern: 'https://model.example/*' }] });
  await network(false);
  await answerWhen(panel, 'comes', (text) => text.includes('At seven.'));
  expect(seen.asked).toBe(1);
});
