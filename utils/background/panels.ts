import { acceptPanels, type PanelLine } from '@/utils/platform/door';
import { runInPage } from '@/utils/platform/page-script';
import type { PanelCommand } from '@/utils/schema/messages';
import type { InsertRefusal } from '@/utils/schema/page';
import { findJob, findThread, publisher, changeTabState, stopJob, tabState, tryNow } from './work';
import type { Start } from './start';

/** Which tab each panel asked for last: a panel that switched on while we looked is not shown the old tab. */
const wanted = new Map<PanelLine, number>();

async function attach(panel: PanelLine, tabId: number): Promise<void> {
  wanted.set(panel, tabId);
  const { jobId, composeActionId } = await tabState(tabId);
  const jobs = jobId ? await findThread(jobId) : [];
  if (wanted.get(panel) !== tabId) return;
  // From here to `send` nothing waits, so no delta falls between what is sent and what is noted as sent.
  publisher.attach(panel, tabId, jobs);
  panel.send({ type: 'work', tabId, jobs });
  if (composeActionId) panel.send({ type: 'compose', tabId, actionId: composeActionId });
}

/** Shows another conversation in a tab, or none; what ran there is stopped, its text is in the history. */
async function open(tabId: number, jobId: string): Promise<void> {
  const { jobId: before } = await tabState(tabId);
  if (before && before !== jobId) stopJob(before);
  await changeTabState(tabId, { jobId, composeActionId: '' });
  const jobs = jobId ? await findThread(jobId) : [];
  for (const panel of publisher.panelsOf(tabId)) {
    publisher.attach(panel, tabId, jobs);
    panel.send({ type: 'work', tabId, jobs });
  }
}

/** Asks the panels of a tab to open the composer for an action that needs words first; one that opens later is told when it attaches. */
export async function composeFor(tabId: number, actionId: string): Promise<void> {
  for (const panel of publisher.panelsOf(tabId)) panel.send({ type: 'compose', tabId, actionId });
  await changeTabState(tabId, { composeActionId: actionId });
}

async function insert(panel: PanelLine, { jobId, text, mode, reworded }: Extract<PanelCommand, { type: 'insert' }>): Promise<void> {
  const refuse = (refusal: InsertRefusal) => panel.send({ type: 'inserted', jobId, done: false, refusal });
  const thread = await findThread(jobId);
  const tabId = (await findJob(jobId))?.order.tabId;
  const source = thread.findLast((job) => job.source)?.source;
  if (tabId === undefined || !source || source.method === 'menu') {
    refuse('no-place');
    return;
  }
  try {
    const { documentId, frameId } = source.place ?? source;
    const frames = documentId ? { documentId } : { frameId };
    const [answer] = await runInPage(tabId, { kind: 'insert', place: source.id, text, mode, reworded }, frames);
    if (answer?.answer.kind === 'insert') panel.send({ type: 'inserted', jobId, done: answer.answer.done, refusal: answer.answer.refusal });
    else refuse('page-gone');
  } catch {
    refuse('page-gone');
  }
}

/** Serves the panels; `start` begins an order's work. */
export function servePanels(start: Start): void {
  const onCommand = async (panel: PanelLine, command: PanelCommand): Promise<void> => {
    switch (command.type) {
      case 'attach':
        return attach(panel, command.tabId);
      case 'start':
        if (command.resent && (await findJob(command.order.jobId))) return;
        return start(command.order, {});
      case 'stop':
        return stopJob(command.jobId);
      case 'try-now':
        return tryNow(command.jobId);
      case 'clear':
        return open(command.tabId, '');
      case 'open':
        return open(command.tabId, command.jobId);
      case 'insert':
        return insert(panel, command);
    }
  };
  acceptPanels({
    onCommand: (panel, command) => void onCommand(panel, command),
    onGone: (panel) => {
      wanted.delete(panel);
      publisher.detach(panel);
    },
  });
}
