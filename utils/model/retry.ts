import type { Failure, FailureCode } from '@/utils/schema/failure';

/** What to do after a failure. `shrink`: with less text; `switch`: said in another way; `ask`: only the user can help. */
export type Decision =
  | { readonly type: 'wait'; readonly until: number }
  | { readonly type: 'shrink' }
  | { readonly type: 'switch' }
  | { readonly type: 'ask' }
  | { readonly type: 'stop' };

interface Patience {
  /** Tries in all. */
  readonly tries: number;
  /** First and longest wait in milliseconds; it doubles from try to try. */
  readonly from: number;
  readonly to: number;
}

/** What may be tried again by itself. Everything else costs money, or an account's good name, or can't become better by waiting. */
const PATIENCE: Partial<Record<FailureCode, Patience>> = {
  'rate-limited': { tries: 5, from: 1_000, to: 60_000 },
  'server-trouble': { tries: 4, from: 1_000, to: 60_000 },
  offline: { tries: 20, from: 2_000, to: 60_000 },
  unreachable: { tries: 2, from: 1_000, to: 1_000 },
  'no-answer': { tries: 2, from: 1_000, to: 1_000 },
  stalled: { tries: 2, from: 1_000, to: 1_000 },
  cut: { tries: 2, from: 1_000, to: 1_000 },
  garbled: { tries: 2, from: 1_000, to: 1_000 },
};

const OTHER: Partial<Record<FailureCode, Decision>> = {
  'context-exceeded': { type: 'shrink' },
  'request-too-large': { type: 'shrink' },
  'argument-refused': { type: 'switch' },
  'schema-refused': { type: 'switch' },
  'key-refused': { type: 'ask' },
  'key-not-allowed': { type: 'ask' },
  'no-key': { type: 'ask' },
  'no-model': { type: 'ask' },
  permission: { type: 'ask' },
  'origin-refused': { type: 'ask' },
  'model-unknown': { type: 'ask' },
};

/**
 * What to do after a failure: a pure function of it.
 * @param attempt tries made so far, from 1
 * @param now milliseconds since the epoch
 * @param random at least 0, below 1 (full jitter: clients that failed together must not come back together)
 * @param shown whether any part of an answer was received: another try would be paid twice, so the user decides
 */
export function decide(failure: Failure, attempt: number, now: number, random: number, shown: boolean): Decision {
  const patience = PATIENCE[failure.code];
  if (!patience) return OTHER[failure.code] ?? { type: 'stop' };
  if (shown || attempt >= patience.tries) return { type: 'stop' };
  const backoff = now + Math.round(random * Math.min(patience.to, patience.from * 2 ** (attempt - 1)));
  // A pause that the server named is kept whatever its length.
  return { type: 'wait', until: Math.max(backoff, failure.retryAt ?? 0) };
}
