const tokens = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

/**
 * Which words of the page belong to the known text: words are matched in order, and a match counts only with a matching neighbour.
 * A greedy walk over runs of three words that both texts share, longest first, keeps it near linear.
 */
function matched(page: readonly string[], known: readonly string[]): boolean[] {
  const places = new Map<string, number[]>();
  const key = (list: readonly string[], at: number) => `${list[at]} ${list[at + 1]} ${list[at + 2]}`;
  for (let at = 0; at + 2 < known.length; at += 1) {
    const found = places.get(key(known, at));
    if (found) found.push(at);
    else places.set(key(known, at), [at]);
  }
  const runs: { page: number; known: number; length: number }[] = [];
  const ends = new Map<string, number>();
  for (let at = 0; at + 2 < page.length; at += 1) {
    for (const place of places.get(key(page, at)) ?? []) {
      if ((ends.get(`${place - at}`) ?? -1) > at) continue;
      let length = 3;
      while (at + length < page.length && page[at + length] === known[place + length]) length += 1;
      ends.set(`${place - at}`, at + length);
      runs.push({ page: at, known: place, length });
    }
  }
  runs.sort((a, b) => b.length - a.length);
  return chooseRuns(runs, page.length, known.length);
}

/** Takes runs, longest first, that do not cross or overlap those taken before. */
function chooseRuns(runs: readonly { page: number; known: number; length: number }[], pageLength: number, knownLength: number): boolean[] {
  const mark: boolean[] = Array.from({ length: pageLength }, () => false);
  const used: boolean[] = Array.from({ length: knownLength }, () => false);
  const chosen: { page: number; known: number; length: number }[] = [];
  for (const run of runs) {
    const crosses = chosen.some((other) => run.page < other.page !== run.known < other.known);
    if (crosses) continue;
    for (let step = 0; step < run.length; step += 1) {
      if (mark[run.page + step] || used[run.known + step]) continue;
      mark[run.page + step] = true;
      used[run.known + step] = true;
    }
    chosen.push(run);
  }
  return mark;
}

/** For each block the part of its words that belongs to the known text, 0 to 1. */
export function labelBlocks(texts: readonly string[], known: string): number[] {
  const lists = texts.map(tokens);
  const marks = matched(lists.flat(), tokens(known));
  let at = 0;
  const whole = new Set(known.split('\n').map((line) => tokens(line).join(' ')));
  return lists.map((list) => {
    const part = marks.slice(at, at + list.length);
    at += list.length;
    // A line of one or two words has no run of three of its own.
    if (list.length > 0 && list.length < 3 && part.every((mark) => !mark)) return whole.has(list.join(' ')) ? 0.5 : 0;
    return list.length === 0 ? 0 : part.filter(Boolean).length / list.length;
  });
}
