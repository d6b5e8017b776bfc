import type { Failure } from '@/utils/schema/failure';
import type { Traffic } from '@/utils/schema/traffic';
import { allowancesIn } from './retry-after';
import { admit, afterFailure, afterHeaders, afterSuccess, type Ticket, type Verdict } from './traffic';

/** Where the state outlives the worker. */
export interface TrafficStore {
  load(origin: string): Promise<Traffic>;
  save(origin: string, state: Traffic): Promise<void>;
}

interface Lane {
  running: number;
  /** Those that wait for a place, in their order. */
  readonly waiting: (() => void)[];
  /** One change at a time: each begins with what the one before has left. */
  last: Promise<unknown>;
}

/** Keeps the pace with every server: a queue for each origin, and what it said of how much it takes. */
export class TrafficControl {
  readonly #store: TrafficStore;
  readonly #now: () => number;
  readonly #lanes = new Map<string, Lane>();

  constructor(store: TrafficStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /**
   * Waits for a place among `limit` requests at once, then asks whether to send.
   * After `go`, and only then, `leave` must be called.
   */
  async enter(origin: string, ticket: Ticket, limit: number, signal: AbortSignal): Promise<Verdict> {
    const lane = this.#lane(origin);
    await this.#place(lane, limit, signal);
    try {
      const verdict = await this.#change(origin, (state) => {
        const admitted = admit(state, ticket, this.#now());
        return [admitted.state, admitted.verdict];
      });
      if (verdict.type !== 'go') this.leave(origin);
      return verdict;
    } catch (error) {
      this.leave(origin);
      throw error;
    }
  }

  /** Gives the place to the next one. */
  leave(origin: string): void {
    const lane = this.#lane(origin);
    const next = lane.waiting.shift();
    if (next) next();
    else lane.running--;
  }

  async succeeded(origin: string): Promise<void> {
    await this.#change(origin, (state) => [afterSuccess(state), undefined]);
  }

  async failed(origin: string, failure: Failure): Promise<void> {
    await this.#change(origin, (state) => [afterFailure(state, failure, this.#now()), undefined]);
  }

  async heard(origin: string, headers: Headers): Promise<void> {
    const told = allowancesIn(headers, this.#now());
    if (told.requests || told.tokens) await this.#change(origin, (state) => [afterHeaders(state, told), undefined]);
  }

  #lane(origin: string): Lane {
    const known = this.#lanes.get(origin);
    if (known) return known;
    const lane: Lane = { running: 0, waiting: [], last: Promise.resolve() };
    this.#lanes.set(origin, lane);
    return lane;
  }

  async #place(lane: Lane, limit: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (lane.running < limit) {
      lane.running++;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const turn = () => {
        signal.removeEventListener('abort', abort);
        resolve();
      };
      const abort = () => {
        lane.waiting.splice(lane.waiting.indexOf(turn), 1);
        reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
      };
      lane.waiting.push(turn);
      signal.addEventListener('abort', abort, { once: true });
    });
  }

  #change<T>(origin: string, step: (state: Traffic) => [Traffic, T]): Promise<T> {
    const lane = this.#lane(origin);
    const result = lane.last.then(async () => {
      const before = await this.#store.load(origin);
      const [after, value] = step(before);
      if (after !== before) await this.#store.save(origin, after);
      return value;
    });
    lane.last = result.catch(() => {});
    return result;
  }
}
