import { answerIdOf, type JobOrder } from '@/utils/schema/job';
import type { JobHead } from './panel-state';

/** Without what was said for that one time. */
function plain({ fresh: _fresh, overBudget: _overBudget, onDevice: _onDevice, ...order }: JobOrder): JobOrder {
  return order;
}

/** The job that a continued answer began with. */
function beginningOf(job: JobHead, jobs: readonly JobHead[]): JobHead {
  const before = job.order.mode === 'continue' ? jobs.find(({ order }) => order.jobId === job.order.follows) : undefined;
  return before ? beginningOf(before, jobs) : job;
}

interface Again {
  readonly jobId: string;
  /** The conversation, to find where a continued answer began. */
  readonly jobs: readonly JobHead[];
  readonly tab: { readonly tabId: number; readonly url: string };
  readonly options: Record<string, string>;
  /** Absent for the usual one. */
  readonly model?: string;
}

/**
 * The same once more, with the options as they are now; on the same part of the page, or not at all. Where another page is in the tab by now,
 * as with a conversation from the history, it is about the text that was kept.
 */
export function againOrder(job: JobHead, { jobId, jobs, tab, options, model }: Again): JobOrder {
  const { order: first, source } = beginningOf(job, jobs);
  const { sourceId, excluded, model: _model, ...order } = first;
  const base: JobOrder = {
    ...plain(order),
    versionOf: answerIdOf(first),
    fresh: true,
    jobId,
    tabId: tab.tabId,
    options,
    mode: 'new',
    ...(model && { model }),
  };
  if (excluded && sourceId) return { ...base, scope: 'kept', sourceId, excluded };
  if (source?.method === 'dropped') return { ...base, scope: 'kept', sourceId: source.id };
  const elsewhere = source !== undefined && source.url !== '' && (order.tabId !== tab.tabId || (tab.url !== '' && tab.url !== source.url));
  // A PDF is not read twice, and a file of the reader's cannot be.
  if (elsewhere || source?.method === 'pdf') return { ...base, scope: 'kept', sourceId: source.id, link: undefined };
  const kept = order.scope === 'kept' && order.follows === undefined;
  return { ...base, scope: order.scope === 'auto' || kept ? (source?.scope ?? 'auto') : order.scope };
}

/** The same order, which was not carried out, in another way this one time. */
export function onceOrder(job: JobHead, jobId: string, way: Pick<JobOrder, 'overBudget' | 'onDevice'>): JobOrder {
  return { ...job.order, ...way, versionOf: answerIdOf(job.order), jobId };
}

/** The same with other words: what followed the former ones stays with them. */
export function branchOrder(job: JobHead, instruction: string, again: Omit<Again, 'options'>): JobOrder {
  const { fresh: _fresh, ...order } = againOrder(job, { ...again, options: job.order.options, model: job.order.model });
  return { ...order, instruction: instruction.trim() };
}

/** The rest of an answer that was cut. */
export function continueOrder(job: JobHead, jobId: string, tabId: number): JobOrder {
  return { ...plain(job.order), jobId, tabId, scope: 'kept', follows: job.order.jobId, versionOf: answerIdOf(job.order), mode: 'continue' };
}
