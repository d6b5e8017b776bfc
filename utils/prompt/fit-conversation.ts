/** One exchange that came before: what was asked for and what was answered. */
export interface Exchange {
  readonly task: string;
  readonly answer: string;
  /** Stays as long as there is any room. */
  readonly pinned?: boolean;
}

/** What of a conversation goes along; each in the order of the conversation. */
export interface Fitted<E extends Exchange> {
  /** Those that are pinned, and the newest. */
  readonly kept: readonly E[];
  readonly leftOut: readonly E[];
}

/**
 * What of a conversation there is room for: the pinned exchanges, then the newest of the others; the newest of all always. What does not fit
 * is cut to half of what the pinned ones leave, so that the same cut, and the recap of what is left out, hold for several more turns.
 * @param exchanges oldest first @param room tokens for them @param tokens counts a text
 */
export function fitConversation<E extends Exchange>(exchanges: readonly E[], room: number, tokens: (text: string) => number): Fitted<E> {
  const sized = exchanges.map((exchange) => ({ exchange, size: tokens(exchange.task) + tokens(exchange.answer) }));
  const all = sized.reduce((sum, { size }) => sum + size, 0);
  if (all <= room) return { kept: exchanges, leftOut: [] };
  const newest = exchanges.at(-1);
  const stays = new Set<E>();
  const take = (some: typeof sized, most: number, whole: boolean): number => {
    let left = most;
    for (const { exchange, size } of some.toReversed()) {
      if (size <= left || exchange === newest) {
        stays.add(exchange);
        left -= size;
      } else if (whole) break;
    }
    return left;
  };
  const pinned = sized.filter(({ exchange }) => exchange.pinned);
  const left = take(pinned, room, false);
  // Without a gap: an answer to a question that is not there would be misread.
  take(
    sized.filter(({ exchange }) => !exchange.pinned),
    left / 2,
    true,
  );
  return { kept: exchanges.filter((each) => stays.has(each)), leftOut: exchanges.filter((each) => !stays.has(each)) };
}
