import { expect, test } from 'vitest';
import { SharedCalls } from '@/utils/background/shared-calls';
import type { StreamEvent } from '@/utils/schema/model';

const word = (text: string): StreamEvent => ({ type: 'text', text });
const bill: StreamEvent = { type: 'bill', bill: { cost: { usd: 3 }, from: 'server' } };
const done: StreamEvent = { type: 'done', reason: 'stop' };
const never = () => new Promise<void>(() => {});

/** A call that goes on when it is told to, and ends with its bill when it is aborted, as calls to a server do. */
function stepwise() {
  const steps: PromiseWithResolvers<StreamEvent | undefined>[] = [];
  const step = (at: number) => (steps[at] ??= Promise.withResolvers<StreamEvent | undefined>());
  let given = 0;
  const made: AbortSignal[] = [];
  async function* make(signal: AbortSignal): AsyncGenerator<StreamEvent> {
    made.push(signal);
    const aborted = new Promise<undefined>((resolve) => signal.addEventListener('abort', () => resolve(undefined)));
    for (let at = 0; ; at += 1) {
      const event = await Promise.race([step(at).promise, aborted]);
      if (!event) break;
      yield event;
    }
    if (signal.aborted) yield bill;
  }
  return { made, make, give: (event?: StreamEvent) => step(given++).resolve(event) };
}

async function collect(events: AsyncIterable<StreamEvent>, into: StreamEvent[] = []): Promise<StreamEvent[]> {
  for await (const event of events) into.push(event);
  return into;
}

test('who asks the same meanwhile hears all of it, and it is made once and paid once', async () => {
  const calls = new SharedCalls();
  const { made, make, give } = stepwise();
  const one = collect(calls.join('a', make, never, new AbortController().signal));
  give(word('Tides '));
  const other = collect(calls.join('a', make, never, new AbortController().signal));
  for (const event of [word('rise.'), bill, done]) give(event);
  give();
  expect(await one).toEqual([word('Tides '), word('rise.'), bill, done]);
  expect(await other).toEqual([word('Tides '), word('rise.'), { type: 'bill', bill: { cost: { usd: 0 }, from: 'shared' } }, done]);
  expect(made).toHaveLength(1);
});

test('a call ends when the last one who listens stops, not before; the next one makes a new call', async () => {
  const calls = new SharedCalls();
  const { made, make, give } = stepwise();
  const [first, second] = [new AbortController(), new AbortController()];
  const one = collect(calls.join('a', make, never, first.signal));
  const other = collect(calls.join('a', make, never, second.signal));
  give(word('Tides '));
  first.abort();
  expect((await one).filter(({ type }) => type !== 'text')).toEqual([]);
  expect(made[0]?.aborted).toBe(false);
  second.abort();
  // Nothing but the bill is heard after that.
  give(word('rise.'));
  expect((await other).at(-1)).toMatchObject({ type: 'bill', bill: { from: 'shared' } });
  expect(made[0]?.aborted).toBe(true);
  void collect(calls.join('a', make, never, new AbortController().signal));
  await Promise.resolve();
  expect(made).toHaveLength(2);
});

test('another key is another call, and after the end the same key is one too', async () => {
  const calls = new SharedCalls();
  let made = 0;
  async function* make(): AsyncGenerator<StreamEvent> {
    made += 1;
    yield done;
  }
  const { signal } = new AbortController();
  await Promise.all([collect(calls.join('a', make, never, signal)), collect(calls.join('b', make, never, signal))]);
  await collect(calls.join('a', make, never, signal));
  expect(made).toBe(3);
});

test('the wait for the next try is over when any of them has no more patience', async () => {
  const calls = new SharedCalls();
  async function* make(signal: AbortSignal, wait: (until: number, signal: AbortSignal) => Promise<void>): AsyncGenerator<StreamEvent> {
    yield word('…');
    await wait(9, signal);
    yield done;
  }
  const impatient = Promise.withResolvers<void>();
  const one = collect(calls.join('a', make, never, new AbortController().signal));
  const other = collect(calls.join('a', make, () => impatient.promise, new AbortController().signal));
  impatient.resolve();
  expect((await one).at(-1)).toEqual(done);
  expect((await other).at(-1)).toEqual(done);
});

test('what goes wrong is told to all', async () => {
  const calls = new SharedCalls();
  async function* make(): AsyncGenerator<StreamEvent> {
    yield word('…');
    throw new Error('broken pipe');
  }
  const { signal } = new AbortController();
  const both = [collect(calls.join('a', make, never, signal)), collect(calls.join('a', make, never, signal))];
  for (const one of both) await expect(one).rejects.toThrow('broken pipe');
});
