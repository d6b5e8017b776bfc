import type { Budget, Overrun } from '@/utils/schema/budget';

/** US dollars as far as they are known, and tokens of input and output together. */
export interface Amount {
  readonly usd: number | undefined;
  readonly tokens: number;
}

/** What was used in the day and in the month, with what is on its way. */
export interface Spent {
  readonly day: Amount;
  readonly month: Amount;
}

export const plus = (one: Amount, other: Amount): Amount => ({
  usd: (one.usd ?? 0) + (other.usd ?? 0),
  tokens: one.tokens + other.tokens,
});

/**
 * The limit that a request would pass, or undefined if it may be sent. A request whose price is not known passes a limit in money only
 * when that is used up already: what it costs cannot be told, and is not guessed.
 */
export function overrunOf(limits: Budget, { day, month }: Spent, wish: Amount): Overrun | undefined {
  const checks = [
    ['day', 'usd', limits.dayUsd, day.usd ?? 0, wish.usd],
    ['month', 'usd', limits.monthUsd, month.usd ?? 0, wish.usd],
    ['day', 'tokens', limits.dayTokens, day.tokens, wish.tokens],
    ['month', 'tokens', limits.monthTokens, month.tokens, wish.tokens],
  ] as const;
  for (const [period, unit, limit, spent, needs] of checks) {
    if (limit === undefined) continue;
    const passes = needs === undefined ? spent >= limit : spent + needs > limit;
    if (passes) return { period, unit, limit, spent, ...(needs !== undefined && { wish: needs }) };
  }
  return undefined;
}

export const hasLimit = (limits: Budget): boolean => Object.values(limits).some((limit) => limit !== undefined);
