import type { ModelEffects } from '@/utils/model/endpoint';
import type { StreamEvent } from '@/utils/schema/model';

type Wait = ModelEffects['wait'];
type Make = (signal: AbortSignal, wait: Wait) => AsyncIterable<StreamEvent>;

interface Pause {
  readonly until: number;
  readonly signal: AbortSignal;
  readonly end: () => void;
}

/** One call that several may listen to. Ends early only when nobody listens any more. */
class SharedCall {
  readonly events: StreamEvent[] = [];
  readonly #abort = new AbortController();
  readonly #waits = new Set<Wait>();
  #news = Promise.withResolvers<void>();
  #pause: Pause | undefined;
  over = false;
  problem: Error | undefined;

  async run(make: Make): Promise<void> {
    try {
      for await (const event of make(this.#abort.signal, (until, signal) => this.#wait(until, signal))) {
        this.events.push(event);
        this.wake();
      }
    } catch (error) {
      this.problem = error instanceof Error ? error : new Error(String(error));
    }
    this.over = true;
    this.wake();
  }

  enter(wait: Wait): void {
    this.#waits.add(wait);
    if (this.#pause) void wait(this.#pause.until, this.#pause.signal).then(this.#pause.end);
  }

  /** True if nobody is left. */
  leave(wait: Wait): boolean {
    this.#waits.delete(wait);
    if (this.#waits.size > 0) return false;
    this.#abort.abort();
    return true;
  }

  news(): Promise<void> {
    return this.#news.promise;
  }

  wake(): void {
    this.#news.resolve();
    this.#news = Promise.withResolvers<void>();
  }

  /** Over when any of those who listen has no more patience. */
  async #wait(until: number, signal: AbortSignal): Promise<void> {
    const ended = new AbortController();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#pause = { until, signal: AbortSignal.any([signal, ended.signal]), end: resolve };
    for (const wait of this.#waits) void wait(until, this.#pause.signal).then(resolve);
    await promise;
    this.#pause = undefined;
    ended.abort();
  }
}

/** What is on its way, by request: who asks the same meanwhile hears the same answer, and it is paid once. */
export class SharedCalls {
  readonly #calls = new Map<string, SharedCall>();

  /** Joins the call of this key or makes it. Ends as the call does, or after an abort, then with the bill of what came, if that is known. */
  async *join(key: string, make: Make, wait: Wait, signal: AbortSignal): AsyncGenerator<StreamEvent> {
    const known = this.#calls.get(key);
    const call = known ?? new SharedCall();
    const own: Wait = (until, ended) => wait(until, ended);
    let alone = false;
    const onAbort = () => {
      alone = call.leave(own);
      if (alone) this.#forget(key, call);
      call.wake();
    };
    call.enter(own);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    if (!known) {
      this.#calls.set(key, call);
      void call.run(make).then(() => this.#forget(key, call));
    }
    try {
      for (let at = 0; !signal.aborted || alone;) {
        const event = call.events[at];
        if (event) {
          at += 1;
          if (!signal.aborted || event.type === 'bill') yield known ? asShared(event) : event;
        } else if (call.over) {
          if (call.problem && !signal.aborted) throw call.problem;
          return;
        } else await call.news();
      }
    } finally {
      signal.removeEventListener('abort', onAbort);
      if (!signal.aborted && call.leave(own)) this.#forget(key, call);
    }
  }

  #forget(key: string, call: SharedCall): void {
    if (this.#calls.get(key) === call) this.#calls.delete(key);
  }
}

/** It is paid by the one who made the call. */
const asShared = (event: StreamEvent): StreamEvent =>
  event.type === 'bill' ? { type: 'bill', bill: { ...event.bill, cost: { usd: 0 }, from: 'shared' } } : event;
