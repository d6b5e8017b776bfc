import type { Job, JobOrder } from '@/utils/schema/job';

/** The turns that a recap tells of: all up to its end but those that were taken out. */
const toldBy = (upTo: string | undefined, without: readonly string[], turns: readonly string[]): string[] =>
  turns.slice(0, upTo === undefined ? 0 : turns.indexOf(upTo) + 1).filter((id) => !without.includes(id));

/**
 * The newest recap that stands for the right turns: one that tells of a turn that is out by now, or lacks one that should be in, is none.
 * @param thread oldest first @param turns ids of its jobs that are turns of their own @param choice what the user took out by now
 * @returns the recap without its cost, which was paid by the turn that had it made, and the ids of the turns that it tells of
 */
export function knownRecap(
  thread: readonly Pick<Job, 'order' | 'recap'>[],
  turns: readonly string[],
  { without = [] }: Pick<JobOrder, 'without'>,
): { recap: Job['recap']; covered: readonly string[] } {
  for (const { order, recap } of without.includes('recap') ? [] : thread.toReversed()) {
    const covered = toldBy(recap?.upTo, order.without ?? [], turns);
    const right = covered.join() === toldBy(recap?.upTo, without, turns).join();
    if (recap && covered.length > 0 && right) return { recap: { upTo: recap.upTo, text: recap.text }, covered };
  }
  return { recap: undefined, covered: [] };
}
