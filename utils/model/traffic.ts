import type { Failure, FailureCode } from '@/utils/schema/failure';
import type { Allowances, Traffic } from '@/utils/schema/traffic';

/** One request that wants to be sent. */
export interface Ticket {
  /** Tokens it is thought to need; 0: unknown. */
  readonly tokens: number;
  /** What the server takes in a minute, if the user said. */
  readonly perMinute?: { readonly requests?: number; readonly tokens?: number };
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
const MINUTE = 60_000;
/** Requests remembered at most to keep a pace. */
const MAX_SENT = 1_000;

/** Failures that tell that the server itself is in trouble. */
const TROUBLE: readonly FailureCode[] = ['server-trouble', 'unreachable', 'no-answer'];
const HOPELESS: readonly FailureCode[] = ['no-credit', 'key-refused'];

export const noTraffic: Traffic = { notBefore: 0, failures: [], openUntil: 0, trialAt: 0, told: {} };

/**
 * Whether a request may be sent now. What goes is counted against what the server told that it still takes, and against the pace that the
 * user set, so that those who wait behind it wait before they are refused.
 */
export function admit(state: Traffic, ticket: Ticket, now: number): { verdict: Verdict; state: Traffic } {
  const { block } = state;
  const sameKey = block?.failure.keyHint === undefined || block.failure.keyHint === ticket.keyHint;
  const go = { verdict: { type: 'go' }, state: afterSent(state, ticket, now) } as const;
  if (ticket.insists) return go;
  if (block && block.until > now && sameKey) return { verdict: { type: 'refuse', failure: block.failure }, state };
  const pause = pauseOf(state, ticket, now);
  if (pause) return { verdict: pause, state };
  if (state.openUntil === 0) return go;
  // Half open: one request tries it; the others wait for what comes of it.
  if (state.trialAt > 0 && state.trialAt + OPEN > now)
    return { verdict: { type: 'wait', until: now + LOOK_AGAIN, failure: { code: 'server-trouble' } }, state };
  return { ...go, state: { ...go.state, trialAt: now } };
}

function pauseOf(state: Traffic, ticket: Ticket, now: number): Verdict | undefined {
  const { notBefore, openUntil, told } = state;
  const { requests, tokens } = told;
  // A request larger than all that is ever allowed waits for nothing: the server may say so itself.
  const fitsEver = tokens?.limit === undefined || ticket.tokens <= tokens.limit;
  const times = [
    notBefore,
    requests && requests.remaining < 1 ? requests.resetAt : 0,
    tokens && tokens.remaining < ticket.tokens && fitsEver ? tokens.resetAt : 0,
    paceTime(state, ticket, now),
  ];
  const pace = Math.max(...times);
  if (pace > now) return { type: 'wait', until: pace, failure: { code: 'rate-limited', retryAt: pace } };
  return openUntil > now ? { type: 'wait', until: openUntil, failure: { code: 'server-trouble' } } : undefined;
}

const lastMinute = ({ sent = [] }: Traffic, now: number) => sent.filter(({ at }) => at > now - MINUTE);

/** When the pace that the user set has room for this request: as soon as enough of what was sent is a minute old. */
function paceTime(state: Traffic, { tokens, perMinute }: Ticket, now: number): number {
  if (!perMinute) return 0;
  let recent = lastMinute(state, now);
  let until = 0;
  const sum = () => recent.reduce((all, each) => all + each.tokens, tokens);
  while (recent.length > 0 && (recent.length >= (perMinute.requests ?? Infinity) || sum() > (perMinute.tokens ?? Infinity))) {
    until = (recent[0]?.at ?? 0) + MINUTE;
    recent = recent.slice(1);
  }
  return until;
}

/** What is left of an allowance once this was taken of it. */
const less = <A extends { remaining: number; resetAt: number }>(allowance: A | undefined, taken: number, now: number): A | undefined =>
  allowance && allowance.resetAt > now ? { ...allowance, remaining: Math.max(0, allowance.remaining - taken) } : allowance;

/** After a request was let go. */
function afterSent(state: Traffic, { tokens, perMinute }: Ticket, now: number): Traffic {
  const { told } = state;
  if (!perMinute && !told.requests && !told.tokens) return state;
  const [requests, left] = [less(told.requests, 1, now), less(told.tokens, tokens, now)];
  return {
    ...state,
    told: { ...(requests && { requests }), ...(left && { tokens: left }) },
    ...(perMinute && { sent: [...lastMinute(state, now), { at: now, tokens }].slice(-MAX_SENT) }),
  };
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

/** After the headers of an answer: the server's own count is believed. */
export function afterHeaders(state: Traffic, told: Allowances): Traffic {
  return { ...state, told: { ...state.told, ...told } };
}
