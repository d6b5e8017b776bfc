import type { SourceSummary } from '@/utils/schema/source';
import { estimateTokens } from '@/utils/usage/estimate-tokens';
import { knownRecap } from '@/utils/usage/recap';
import { contextChoice } from './orders';
import { shownJobs, type JobHead, type TabState } from './panel-state';

/** Tokens of a word of running text, with its punctuation; scripts without spaces are cut into words as well. */
export const PER_WORD = 1.35;
/** The words of a task around those of the reader. */
const TASK = 40;

interface Part {
  /** As an order names it when it is taken out. */
  readonly id: string;
  /** About so many. */
  readonly tokens: number;
  readonly out: boolean;
}
/** One of the things that go along with words that are sent on. */
export type ContextPart =
  | (Part & { readonly kind: 'source'; readonly source: SourceSummary })
  | (Part & { readonly kind: 'turn'; readonly job: JobHead; readonly pinned: boolean; readonly inShort: boolean })
  | (Part & { readonly kind: 'recap'; readonly text: string });

/** What goes along with the next words, and what could: the text of the page, the turns, what stands for older ones. @param textOf text of a job */
export function contextParts(tab: Pick<TabState, 'jobs' | 'context'>, textOf: (jobId: string) => string): ContextPart[] {
  const choice = contextChoice(tab);
  const isOut = (id: string) => choice.without.includes(id);
  const turns = shownJobs(tab).filter(({ order }) => textOf(order.jobId) !== '');
  const ids = turns.map(({ order }) => order.jobId);
  const known = knownRecap(tab.jobs, ids, choice);
  // One that was taken out is listed still, so that it can be put back.
  const { recap } = known.recap ? known : knownRecap(tab.jobs, ids, { ...choice, without: choice.without.filter((id) => id !== 'recap') });
  const source = tab.jobs.find((job) => job.source)?.source;
  return [
    ...(source ? [{ kind: 'source' as const, id: 'source', tokens: source.words * PER_WORD, out: isOut('source'), source }] : []),
    ...(recap ? [{ kind: 'recap' as const, id: 'recap', tokens: estimateTokens(recap.text), out: isOut('recap'), text: recap.text }] : []),
    ...turns.map((job) => {
      const { jobId, instruction } = job.order;
      const pinned = choice.pinned.includes(jobId);
      return {
        kind: 'turn' as const,
        id: jobId,
        tokens: TASK + estimateTokens(instruction) + estimateTokens(textOf(jobId)),
        out: isOut(jobId),
        pinned,
        inShort: !pinned && known.covered.includes(jobId),
        job,
      };
    }),
  ];
}

/** Tokens of all that goes along. */
export function contextTokens(parts: readonly ContextPart[]): number {
  return parts.reduce((sum, part) => sum + (part.out || (part.kind === 'turn' && part.inShort) ? 0 : part.tokens), 0);
}
