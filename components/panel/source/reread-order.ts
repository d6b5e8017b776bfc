import type { Job, JobOrder } from '@/utils/schema/job';
import type { SourceSummary } from '@/utils/schema/source';

/** How a text is to be read once more. */
export interface Reread {
  readonly scope: 'main' | 'page';
  /** Passages to leave out, by their numbers. */
  readonly without: readonly number[];
}

/** Whether the wish is another one than what was done. */
export const isChanged = ({ scope, without }: Reread, source: SourceSummary): boolean =>
  without.length > 0 || (source.scope !== 'selection' && scope !== source.scope);

/**
 * The same work on another reading of the page: all of it or its main text, taken anew; or on the text that was taken, without some of its
 * passages. A conversation begins with it.
 */
export function rereadOrder(first: Pick<Job, 'order'>, source: SourceSummary, wish: Reread, jobId: string, tabId: number): JobOrder {
  const { actionId, options, instruction } = first.order;
  const order = { jobId, tabId, actionId, options, instruction, mode: 'new' } as const;
  if (wish.without.length > 0) return { ...order, scope: 'kept', sourceId: source.id, without: [...wish.without] };
  return { ...order, scope: wish.scope };
}
