import { actionById, actions } from '@/utils/actions/index';
import type { Action } from '@/utils/schema/action';
import type { JobOrder } from '@/utils/schema/job';
import { isEnded } from '@/utils/schema/job-status';
import { freshDrop, lastJob, type ContextChoice, type JobHead, type TabState } from './panel-state';

/** The action that plain words go to: the first that answers a question rather than writing a text. */
const questionAction: Action = actions.find(({ instruction, writes }) => instruction === 'required' && !writes) ?? actionById('');

/** The action that the panel stands at: the chosen one, else that of the last job, else the first. */
export function shownAction(tab: TabState): Action {
  return actionById(tab.chosen ?? lastJob(tab)?.order.actionId ?? '');
}

export interface ComposerTarget {
  readonly action: Action;
  /** The job that typed words go on from. */
  readonly follows?: JobHead;
}

/** What the words in the composer are for. */
export function composerTarget(tab: TabState): ComposerTarget {
  if (tab.chosen !== undefined) return { action: actionById(tab.chosen) };
  const job = lastJob(tab);
  if (!job || freshDrop(tab) || !isEnded(job.status) || job.status === 'failed') return { action: questionAction };
  const before = actionById(job.order.actionId);
  return { action: before.writes ? before : questionAction, follows: job };
}

interface OrderParts {
  readonly jobId: string;
  readonly tabId: number;
  readonly action: Action;
  readonly options: Record<string, string>;
  readonly instruction: string;
}

/** A new piece of work on the page: the selection, else the main text. Text that is only welcome is left out where the page cannot be read. */
export function newOrder({ jobId, tabId, action, options, instruction }: OrderParts, tab: TabState): JobOrder {
  const order = { jobId, tabId, actionId: action.id, options, instruction: instruction.trim(), mode: 'new' } as const;
  if (tab.dropped) return { ...order, scope: 'kept', sourceId: tab.dropped.id };
  const readable = tab.view?.access === 'granted';
  return { ...order, scope: action.reads === 'required' || readable ? 'auto' : 'none' };
}

/** An order for the page, turned to the document that is at hand if there is one. */
export function aboutDocument(order: JobOrder, { document }: TabState): JobOrder {
  return document && order.scope !== 'kept' && !order.link ? { ...order, scope: 'kept', sourceId: document.id } : order;
}

/** What of the conversation goes along with the next words: as chosen for them, else as with the last ones. */
export function contextChoice(tab: Pick<TabState, 'jobs' | 'context'>): ContextChoice {
  const { without = [], pinned = [] } = tab.context ?? lastJob(tab)?.order ?? {};
  return { without, pinned };
}

/** Words that go on from an answer, about the same text. */
export function followUpOrder(
  { jobId, tabId, action, options, instruction }: OrderParts,
  follows: JobHead,
  { without, pinned }: ContextChoice = { without: [], pinned: [] },
): JobOrder {
  const ids = { jobId, tabId, actionId: action.id, follows: follows.order.jobId };
  const context = { ...(without.length > 0 && { without }), ...(pinned.length > 0 && { pinned }) };
  return { ...ids, ...context, scope: 'kept', options, instruction: instruction.trim(), mode: 'new' };
}
