import type { IncomingMessage, ServerResponse } from 'node:http';

/** What the server saw of one request. Times are milliseconds since the epoch, with fractions. */
export interface LoggedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined if there was none. */
  readonly body: unknown;
  readonly receivedAt: number;
  status: number;
  headersAt?: number;
  firstWordAt?: number;
  lastWordAt?: number;
  /** When the connection of this request was over. */
  closedAt?: number;
  /** Who ended it; `client` before the answer was whole. */
  closedBy?: 'client' | 'server';
  wordsSent: number;
  bytesSent: number;
  /** What the server counted, once it has written an answer to its end. */
  usage?: { readonly input: number; readonly output: number };
}

export const now = (): number => performance.timeOrigin + performance.now();

/** All requests in the order they came, and a way to wait for what they show instead of for a time. */
export class RequestLog {
  readonly requests: LoggedRequest[] = [];
  readonly #waiting = new Set<() => void>();

  /** Notes a request and follows its answer to the end. */
  add(request: IncomingMessage, response: ServerResponse, text: string): LoggedRequest {
    const entry: LoggedRequest = {
      method: request.method ?? '',
      path: (request.url ?? '').split('?')[0] ?? '',
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      body: parsed(text),
      receivedAt: now(),
      status: 0,
      wordsSent: 0,
      bytesSent: 0,
    };
    this.requests.push(entry);
    response.on('close', () => {
      entry.closedAt = now();
      entry.closedBy ??= response.writableFinished ? 'server' : 'client';
      this.changed();
    });
    this.changed();
    return entry;
  }

  /** Those with a body, i.e. the questions to a model. */
  get posts(): LoggedRequest[] {
    return this.requests.filter(({ method }) => method === 'POST');
  }

  clear(): void {
    this.requests.length = 0;
  }

  changed(): void {
    for (const check of this.#waiting) check();
  }

  /** Resolves as soon as the condition holds; rejects after `limit` milliseconds. */
  async until(condition: (requests: readonly LoggedRequest[]) => boolean, limit = 45_000): Promise<void> {
    if (condition(this.requests)) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const check = () => {
      if (condition(this.requests)) resolve();
    };
    const timer = setTimeout(() => reject(new Error(`Not seen by the model server within ${limit} ms: ${String(condition)}`)), limit);
    this.#waiting.add(check);
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(check);
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
