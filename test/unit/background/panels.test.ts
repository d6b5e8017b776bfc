import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { panelHandlers } from '@/utils/background/panels';
import { startJob, type World } from '@/utils/background/work';
import { connection } from '@/utils/schema/settings';
import type { StreamEvent } from '@/utils/schema/model';
import type { PanelEvent } from '@/utils/schema/panel-event';
import { sampleOrder } from '../sources';

const order = sampleOrder({ jobId: 'now', tabId: 7, scope: 'none', follows: 'before' });

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.tabs, 'get').mockResolvedValue({ incognito: false } as never);
});

/** A world whose model says what the test lets it say. */
function worldThatSays(events: AsyncIterable<StreamEvent>): World {
  return {
    capture: async () => ({ failure: { code: 'page-closed' } }),
    connection: async () => ({ ...connection.parse({}), providerId: 'openai', model: 'm' }),
    context: async () => undefined,
    outputLanguage: async () => '',
    languageName: () => '',
    answerOnDevice: async () => undefined,
    answer: () => () => events,
  };
}

test('a job that ends while a panel looks for the turns before it is shown with its end', async () => {
  const mayAnswer = Promise.withResolvers<void>();
  const answer = async function* (): AsyncGenerator<StreamEvent> {
    await mayAnswer.promise;
    yield { type: 'text', text: 'All of it.' };
    yield { type: 'done', reason: 'stop' };
  };
  const session = fakeBrowser.storage.session as { get: (keys: string | null) => Promise<object> };
  const read = session.get.bind(session);
  const ended = startJob(order, worldThatSays(answer()));
  await expect.poll(async () => JSON.stringify(await read(null))).toContain('"status":"running"');

  // The turn before is long in coming.
  const found = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const slowRead = async (keys: string | null) => {
    if (keys === 'job:before') {
      asked.resolve();
      await found.promise;
    }
    return read(keys);
  };
  vi.spyOn(session, 'get').mockImplementation(slowRead);
  const heard: PanelEvent[] = [];
  panelHandlers.onCommand({ send: (event) => heard.push(event) }, { type: 'attach', tabId: 7 });
  await asked.promise;
  mayAnswer.resolve();
  await expect.poll(async () => JSON.stringify(await read('job:now'))).toContain('"status":"done"');
  found.resolve();

  await expect.poll(() => heard).toMatchObject([{ type: 'work', jobs: [{ text: 'All of it.', status: 'done' }] }]);
  await ended;
});
