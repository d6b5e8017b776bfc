import { actionById } from '@/utils/actions/index';
import { againOrder, branchOrder, continueOrder, onceOrder } from './again-order';
import { usePanel } from './panel-context';
import type { JobHead } from './panel-state';
import { useWork } from './use-work';

/** What the reader can do about an answer that is there already. */
export function useAgain() {
  const { tabId, tab } = usePanel();
  const { start, optionsOf, allowSiteFor } = useWork();
  const again = (job: JobHead, more: Record<string, string> = {}, model = job.order.model) =>
    againOrder(job, {
      jobId: crypto.randomUUID(),
      jobs: tab.jobs,
      tab: { tabId, url: tab.view?.url ?? '' },
      options: { ...optionsOf(actionById(job.order.actionId)), ...more },
      model: model || undefined,
    });
  return {
    again: (job: JobHead) => start(again(job)),
    /** Once more, with another choice this one time, and perhaps another model; an empty one is the usual. */
    againWith: (job: JobHead, options: Record<string, string>, model?: string) => start(again(job, options, model)),
    /** The same question in other words. */
    branch: (job: JobHead, instruction: string) =>
      start(branchOrder(job, instruction, { jobId: crypto.randomUUID(), jobs: tab.jobs, tab: { tabId, url: tab.view?.url ?? '' } })),
    /** Past the user's own limit, this once. */
    onceAnyway: (job: JobHead) => start(onceOrder(job, crypto.randomUUID(), { overBudget: true })),
    onDevice: (job: JobHead) => start(onceOrder(job, crypto.randomUUID(), { onDevice: true })),
    goOn: (job: JobHead) => start(continueOrder(job, crypto.randomUUID(), tabId)),
    /** Allows the site that a job could not read, and does it then. */
    allowSite: (job: JobHead) => allowSiteFor(again(job)),
  };
}
