import type { Job, JobOrder } from '@/utils/schema/job';

type Choice = Pick<JobOrder, 'without' | 'pinned'>;

/** The turns up to the end of a recap that neither were taken out nor go along by themselves. */
const toldInShort = (upTo: string | undefined, { without, pinned }: Choice, turns: readonly string[]): string[] =>
  turns.slice(0, upTo === undefined ? 0 : turns.indexOf(upTo) + 1).filter((id) => !without?.includes(id) && !pinned?.includes(id));

/**
 * The newest recap that stands for the right turns: one that tells of a turn that is out by now, or lacks one that should be in, is none.
 * @param thread oldest first @param turns ids of its jobs that are turns of their own @param choice what the user took out or pinned by now
 * @returns the recap, and the ids of the turns that it tells of
 */
export function knownRecap(
  thread: readonly Pick<Job, 'order' | 'recap'>[],
  turns: readonly string[],
  choice: Choice,
): { recap: Job['recap']; covered: readonly string[] } {
  for (const { order, recap } of choice.without?.includes('recap') ? [] : thread.toReversed()) {
    const covered = toldInShort(recap?.upTo, order, turns);
    const wanted = toldInShort(recap?.upTo, choice, turns);
    const right = wanted.every((id) => covered.includes(id)) && !covered.some((id) => choice.without?.includes(id));
    if (recap && covered.length > 0 && right) return { recap, covered };
  }
  return { recap: undefined, covered: [] };
}
