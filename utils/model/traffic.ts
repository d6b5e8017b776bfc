import type { Failure, FailureCode } from '@/utils/schema/failure';
import type { Allowances, Traffic } from '@/utils/schema/traffic';

/** One request that wants to be sent. */
export interface Ticket {
  /** Tokens it is thought to need; 0: unknown. */
  readonly tokens: number;
  /** End of the key it goes with. */
  readonly keyHint: string;
  /** The user said "now": no pause holds it back. */
  readonly insists: boolean;
}

export type Verdict =
  | { readonly type: 'go' }
  /** Not before this time; the failure says why. */
  | { readonly type: 'wait'; readonly until: number; readonly failure: Failure }
  | { readonly type: 'refuse'; readonly failure: Failure };

/** Failures within this time count together; milliseconds. */
const WINDOW = 60_000;
const MAX_FAILURES = 5;
const OPEN = 30_000;
/** How often those look again that wait for another request to show whether the server is back. */
const LOOK_AGAIN = 2_000;
/** How long a refusal is taken to hold for all other requests: those on their way learn from the first. */
const BLOCK = 30_000;

/** Failures that tell that the server itself is in trouble. */
const TROUBLE: readonly FailureCode[] = ['server-trouble', 'unreachable', 'no-answer'];
const HOPELESS: readonly FailureCode[] = ['no-credit', 'key-refused'];

export const noTraffic: Traffic = { notBefore: 0, failures: [], openUntil: 0, trialAt: 0, told: {} };

/** Whether a request may be sent now. The state changes only by what is told of it afterwards, and by the one trial after a pause. */
export function admit(state: Traffic, ticket: Ticket, now: number): { verdict: Verdict; state: Traffic } {
  const { block } = state;
  const sameKey = block?.failure.keyHint === undefined || block.failure.keyHint === ticket.keyHint;
  if (ticket.insists) return { verdict: { type: 'go' }, state };
  if (block && block.until > now && sameKey) return { verdict: { type: 'refuse', failure: block.failure }, state };
  const pause = pauseOf(state, ticket, now);
  if (pause) return { verdict: pause, state };
  if (state.openUntil === 0) return { verdict: { type: 'go' }, state };
  // Half open: one request tries it; the others wait for what comes of it.
  if (state.trialAt > 0 && state.trialAt + OPEN > now)
    return { verdict: { type: 'wait', until: now + LOOK_AGAIN, failure: { code: 'server-trouble' } }, state };
  return { verdict: { type: 'go' }, state: { ...state, trialAt: now } };
}

function pauseOf({ notBefore, openUntil, told }: Traffic, ticket: Ticket, now: number): Verdict | undefined {
  const { requests, tokens } = told;
  const times = [
    notBefore,
    requests && requests.remaining < 1 ? requests.resetAt : 0,
    // A request larger than the whole allowance would wait for ever: the server may say so itself.
    tokens && tokens.remaining < ticket.tokens ? tokens.resetAt : 0,
  ];
  const pace = Math.max(...times);
  if (pace > now) return { type: 'wait', until: pace, failure: { code: 'rate-limited', retryAt: pace } };
  return openUntil > now ? { type: 'wait', until: openUntil, failure: { code: 'server-trouble' } } : undefined;
}

/** After an answer began well. */
export function afterSuccess(state: Traffic): Traffic {
  const { block: _, ...rest } = state;
  return { ...rest, failures: [], openUntil: 0, trialAt: 0, notBefore: 0 };
}

/** After a request failed. */
export function afterFailure(state: Traffic, failure: Failure, now: number): Traffic {
  if (HOPELESS.includes(failure.code)) return { ...state, trialAt: 0, block: { failure, until: now + BLOCK } };
  const told = failure.code === 'rate-limited' || TROUBLE.includes(failure.code) ? (failure.retryAt ?? 0) : 0;
  const next = { ...state, notBefore: Math.max(state.notBefore, told) };
  if (!TROUBLE.includes(failure.code)) return { ...next, trialAt: 0 };
  const failures = [...state.failures.filter((time) => time > now - WINDOW), now];
  // A failed trial opens it again at once.
  const opens = failures.length >= MAX_FAILURES || state.trialAt > 0;
  return { ...next, failures: failures.slice(-MAX_FAILURES), trialAt: 0, ...(opens && { openUntil: now + OPEN }) };
}

/** After the headers of an answer. Requests on their way at the same time are counted by the server alone. */
export function afterHeaders(state: Traffic, told: Allowances): Traffic {
  return { ...state, told: { ...state.told, ...told } };
}
