/** One exchange that came before: what was asked for and what was answered. */
export interface Exchange {
  readonly task: string;
  readonly answer: string;
}

/** What of a conversation goes along. */
export interface Fitted<E extends Exchange> {
  /** The newest and the pinned ones, oldest first. */
  readonly kept: readonly E[];
  /** The others, oldest first. */
  readonly leftOut: readonly E[];
}

/**
 * The newest exchanges that there is room for; the newest of all and the pinned ones always. What does not fit is cut to half the room, so
 * that the same cut, and the recap of what is before it, hold for several more turns.
 * @param exchanges oldest first @param room tokens for them @param tokens counts a text @param isPinned which go along in any case
 */
export function fitConversation<E extends Exchange>(
  exchanges: readonly E[],
  room: number,
  tokens: (text: string) => number,
  isPinned: (exchange: E) => boolean = () => false,
): Fitted<E> {
  const sizes = exchanges.map(({ task, answer }) => tokens(task) + tokens(answer));
  const sum = (all: readonly number[]) => all.reduce((total, size) => total + size, 0);
  if (sum(sizes) <= room) return { kept: exchanges, leftOut: [] };
  const free = exchanges.map((exchange, index) => (isPinned(exchange) ? 0 : (sizes[index] ?? 0)));
  let left = (room - (sum(sizes) - sum(free))) / 2;
  let first = exchanges.length;
  while (first > 0) {
    left -= free[first - 1] ?? 0;
    if (left < 0 && first < exchanges.length) break;
    first -= 1;
  }
  const stays = (exchange: E, index: number) => index >= first || isPinned(exchange);
  return { kept: exchanges.filter(stays), leftOut: exchanges.filter((exchange, index) => !stays(exchange, index)) };
}
