/** One exchange that came before: what was asked for and what was answered. */
export interface Exchange {
  readonly task: string;
  readonly answer: string;
}

/** What of a conversation goes along. */
export interface Fitted<E extends Exchange> {
  /** The newest, oldest of them first. */
  readonly kept: readonly E[];
  /** All before them. */
  readonly leftOut: readonly E[];
}

/**
 * The newest exchanges that there is room for; the newest of all always. What does not fit is cut to half the room, so that the same cut,
 * and the recap of what is before it, hold for several more turns.
 * @param exchanges oldest first @param room tokens for them @param tokens counts a text
 */
export function fitConversation<E extends Exchange>(exchanges: readonly E[], room: number, tokens: (text: string) => number): Fitted<E> {
  const sizes = exchanges.map(({ task, answer }) => tokens(task) + tokens(answer));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  if (all <= room) return { kept: exchanges, leftOut: [] };
  let left = room / 2;
  let first = exchanges.length;
  while (first > 0) {
    left -= sizes[first - 1] ?? 0;
    if (left < 0 && first < exchanges.length) break;
    first -= 1;
  }
  return { kept: exchanges.slice(first), leftOut: exchanges.slice(0, first) };
}
