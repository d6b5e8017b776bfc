import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { connectToWorker } from '@/utils/platform/panel-port';
import * as schemas from '@/utils/schema/panel-event';
import type { PanelEvent } from '@/utils/schema/panel-event';

type Listener = (message: unknown) => void;

/** The panel's end of a line, on which the test speaks for the worker. */
function fakeLine() {
  const hear: Listener[] = [];
  const broken: (() => void)[] = [];
  const said: unknown[] = [];
  const port = {
    onMessage: { addListener: (listener: Listener) => hear.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => broken.push(listener) },
    postMessage: (message: unknown) => said.push(message),
    disconnect: () => {},
  };
  return { port, said, tell: (event: unknown) => hear.forEach((listener) => listener(event)), cut: () => broken.forEach((end) => end()) };
}

const work = { type: 'work', tabId: 7, jobs: [], others: [] };
const delta = { type: 'delta', jobId: 'j', at: 0, text: 'Some' };

let lines: ReturnType<typeof fakeLine>[] = [];

beforeEach(() => {
  lines = [];
  vi.spyOn(fakeBrowser.runtime, 'connect').mockImplementation(() => {
    const line = fakeLine();
    lines.push(line);
    return line.port as never;
  });
});

test('events are heard in their order, however long what reads them takes to come', async () => {
  const slow = Promise.withResolvers<typeof schemas>();
  const loads = [slow.promise, Promise.resolve(schemas)];
  const heard: PanelEvent['type'][] = [];
  const connection = connectToWorker(
    ({ type }) => heard.push(type),
    () => loads.shift() ?? Promise.resolve(schemas),
  );
  connection.send({ type: 'attach', tabId: 7 });
  lines[0]?.tell(work);
  lines[0]?.tell(delta);
  await new Promise((resolve) => setImmediate(resolve));
  slow.resolve(schemas);
  await expect.poll(() => heard).toEqual(['work', 'delta']);
});

test('what is no event of ours is not heard', async () => {
  const heard: PanelEvent[] = [];
  const connection = connectToWorker((event) => heard.push(event));
  connection.send({ type: 'attach', tabId: 7 });
  lines[0]?.tell({ type: 'delta', jobId: 'j' });
  lines[0]?.tell(work);
  await expect.poll(() => heard).toEqual([work]);
});

test('what a key takes over is said again on a new line, as the last thing said of it', () => {
  const connection = connectToWorker(() => {});
  connection.send({ type: 'attach', tabId: 7 });
  connection.send({ type: 'ready', tabId: 7, actionId: 'rewrite', insert: { type: 'insert', jobId: 'j', text: 'new', mode: 'replace' } });
  connection.send({ type: 'ready', tabId: 7, actionId: 'rewrite' });
  lines[0]?.cut();
  expect(lines[1]?.said).toEqual([
    { type: 'attach', tabId: 7 },
    { type: 'ready', tabId: 7, actionId: 'rewrite' },
  ]);
});

test('a line that breaks is opened again, and the last attach is said on it', () => {
  const connection = connectToWorker(() => {});
  connection.send({ type: 'attach', tabId: 7 });
  connection.send({ type: 'attach', tabId: 8 });
  lines[0]?.cut();
  expect(lines.map(({ said }) => said)).toEqual([
    [
      { type: 'attach', tabId: 7 },
      { type: 'attach', tabId: 8 },
    ],
    [{ type: 'attach', tabId: 8 }],
  ]);
});
