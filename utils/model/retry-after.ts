import type { Allowances } from '@/utils/schema/traffic';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** A number below this is a span in seconds, above it a point in time in seconds or milliseconds. */
const EPOCH_SECONDS = 1_000_000_000;

/** Milliseconds of `6m0s`, `1.5s`, `20ms`; undefined if it is no such span. */
function span(text: string): number | undefined {
  const parts = [...text.matchAll(/([\d.]+)\s*(ms|s|m|h|d)(?![a-z])/g)];
  if (parts.length === 0) return undefined;
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? ''] ?? 0), 0);
}

/** A point in time from seconds to wait, a span, a date or an epoch. */
function pointInTime(text: string | null, now: number): number | undefined {
  const value = text?.trim();
  if (!value) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) {
    if (seconds < 0) return undefined;
    if (seconds < EPOCH_SECONDS) return now + seconds * 1_000;
    return seconds < EPOCH_SECONDS * 1_000 ? seconds * 1_000 : seconds;
  }
  const wait = span(value);
  if (wait !== undefined) return now + wait;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : date;
}

/**
 * When a server that asked for a pause may be asked again: the latest of Retry-After (seconds or date), retry-after-ms and the reset of
 * each allowance that is used up; else what its message says ("try again in 20s"). Milliseconds since the epoch; undefined if it tells nothing.
 */
export function retryTime(headers: Headers, message: string, now: number): number | undefined {
  const milliseconds = headers.get('retry-after-ms');
  const told = [
    pointInTime(milliseconds && `${milliseconds}ms`, now),
    pointInTime(headers.get('retry-after'), now),
    ...['requests', 'tokens'].map((kind) =>
      headers.get(`x-ratelimit-remaining-${kind}`) === '0' ? pointInTime(headers.get(`x-ratelimit-reset-${kind}`), now) : undefined,
    ),
    headers.get('x-ratelimit-remaining') === '0' ? pointInTime(headers.get('x-ratelimit-reset'), now) : undefined,
  ].filter((time) => time !== undefined);
  if (told.length > 0) return Math.max(...told);
  const [, words = ''] = /(?:try again|retry) in ((?:[\d.]+\s*(?:ms|s|m|h)(?![a-z])\s*)+)/i.exec(message) ?? [];
  const wait = span(words);
  return wait === undefined ? undefined : now + wait;
}

/** How much more a server takes, as its headers tell. */
export function allowancesIn(headers: Headers, now: number): Allowances {
  const read = (kind: string) => {
    const remaining = headers.get(`x-ratelimit-remaining-${kind}`);
    const resetAt = pointInTime(headers.get(`x-ratelimit-reset-${kind}`), now);
    if (remaining === null || resetAt === undefined || !Number.isFinite(Number(remaining))) return undefined;
    const limit = Number(headers.get(`x-ratelimit-limit-${kind}`) ?? Number.NaN);
    return { remaining: Number(remaining), resetAt, ...(limit > 0 && { limit }) };
  };
  const told = { requests: read('requests'), tokens: read('tokens') };
  return { ...(told.requests && { requests: told.requests }), ...(told.tokens && { tokens: told.tokens }) };
}
