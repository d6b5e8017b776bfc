import type { PanelHandlers } from '@/utils/platform/behind-door';
import type { PanelLine } from '@/utils/platform/door';
import { runInPage } from '@/utils/platform/page-script';
import { conversationIdOf, type Job, type LeftWork } from '@/utils/schema/job';
import { isEnded } from '@/utils/schema/job-status';
import type { PanelCommand } from '@/utils/schema/messages';
import type { InsertRefusal } from '@/utils/schema/page';
import { changeConversation } from '@/utils/storage/history';
import { loadLeft, saveJob, saveLeft } from '@/utils/storage/live-work';
import { conversationJobs, editedJob, otherJobs, withBegun } from './branches';
import { onTaken } from './documents';
import { asNow, findJob, findThread, keepEnded, publisher, changeTabState, ready, stopJob, tabState, tryNow } from './work';
import { start } from './start';

/** Which tab each panel asked for last: a panel that switched on while we looked is not shown the old tab. */
const wanted = new Map<PanelLine, number>();

/** The conversation that a tab shows; another one if that has begun meanwhile. */
async function shownIn(tabId: number): Promise<{ thread: Job[]; others: Omit<Job, 'text'>[]; composeActionId: string }> {
  const { jobId, jobIds, composeActionId } = await tabState(tabId);
  const thread = jobId ? await findThread(jobId) : [];
  const others = await otherJobs(thread, jobIds, findJob);
  return (await tabState(tabId)).jobId === jobId ? { thread, others, composeActionId } : shownIn(tabId);
}

/** Shows a conversation in a panel. Nothing in here waits, so no word falls between what is sent and what is noted as sent. */
function show(panel: PanelLine, tabId: number, thread: readonly Job[], rest: { others: Omit<Job, 'text'>[]; left?: LeftWork[] }): void {
  // A job went on while the turns before it were fetched, and no word may come of its end after this.
  const jobs = thread.map(asNow);
  publisher.attach(panel, tabId, jobs);
  panel.send({ type: 'work', tabId, jobs, ...rest });
}

async function attach(panel: PanelLine, tabId: number): Promise<void> {
  wanted.set(panel, tabId);
  await ready();
  const left = await loadLeft();
  const { thread, others, composeActionId } = await shownIn(tabId);
  if (wanted.get(panel) !== tabId) return;
  show(panel, tabId, thread, { others, ...(thread.length === 0 && left.length > 0 && { left }) });
  if (composeActionId) panel.send({ type: 'compose', tabId, actionId: composeActionId });
}

/** Shows another conversation or branch in a tab, or none; what ran there is stopped, its text is in the history. */
async function open(tabId: number, jobId: string): Promise<void> {
  const { jobId: before, jobIds: known } = await tabState(tabId);
  if (before && before !== jobId) stopJob(before);
  await changeTabState(tabId, { jobId, composeActionId: '' });
  const thread = jobId ? await findThread(jobId) : [];
  await changeTabState(tabId, { jobIds: thread.length > 0 ? await conversationJobs(thread, known) : [] });
  const shown = await shownIn(tabId);
  for (const panel of publisher.panelsOf(tabId)) show(panel, tabId, shown.thread, { others: shown.others });
  // The history opens it again at the branch that was read last.
  const id = conversationIdOf(thread);
  if (id !== undefined) await changeConversation(id, { currentJobId: jobId }).catch(() => {});
}

/** Keeps the reader's own words as a version of an answer, and shows it. */
async function edit({ tabId, jobId, editedId, text }: Extract<PanelCommand, { type: 'edit' }>): Promise<void> {
  const job = await findJob(jobId);
  if (!job || !isEnded(job.status) || (await findJob(editedId))) return;
  const edited = editedJob(job, { editedId, tabId, text }, Date.now());
  await saveJob(edited).catch(() => {});
  await keepEnded(edited);
  const { jobIds } = await tabState(tabId);
  await changeTabState(tabId, { jobIds: withBegun(jobIds, edited.order) });
  await open(tabId, editedId);
}

/** Asks the panels of a tab to open the composer for an action that needs words first; one that opens later is told when it attaches. */
export async function composeFor(tabId: number, actionId: string): Promise<void> {
  for (const panel of publisher.panelsOf(tabId)) panel.send({ type: 'compose', tabId, actionId });
  await changeTabState(tabId, { composeActionId: actionId });
}

type Insert = Extract<PanelCommand, { type: 'insert' }>;

/** Puts a text into the page. @returns false if the caret was to be `here` and is not; nothing was done then */
async function insert(panel: PanelLine, { jobId, text, mode, reworded }: Insert, here?: boolean): Promise<boolean> {
  const tell = (done: boolean, refusal?: InsertRefusal) => {
    panel.send({ type: 'inserted', jobId, done, refusal });
    return true;
  };
  const thread = await findThread(jobId);
  const tabId = (await findJob(jobId))?.order.tabId;
  const source = thread.findLast((job) => job.source)?.source;
  if (tabId === undefined || !source || source.method === 'menu') return tell(false, 'no-place');
  try {
    const { documentId, frameId } = source.place ?? source;
    const frames = documentId ? { documentId } : { frameId };
    const [answer] = await runInPage(tabId, { kind: 'insert', place: source.id, text, mode, reworded, here }, frames);
    if (answer?.answer.kind !== 'insert') return tell(false, 'page-gone');
    const { done, refusal } = answer.answer;
    return done || refusal ? tell(done, refusal) : false;
  } catch {
    return tell(false, 'page-gone');
  }
}

/** What the key of an action takes over, by the panel that shows it. */
const readies = new Map<PanelLine, Extract<PanelCommand, { type: 'ready' }>>();

/** Takes over what a panel of the tab shows as ready for this key, if the caret is where it was made for. @returns false if there is none */
export async function takeReady(tabId: number, actionId: string): Promise<boolean> {
  for (const [panel, ready] of readies)
    if (ready.insert && ready.tabId === tabId && ready.actionId === actionId) return insert(panel, ready.insert, true);
  return false;
}

async function obey(panel: PanelLine, command: PanelCommand): Promise<void> {
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
      await saveLeft((await loadLeft()).filter(({ jobId }) => jobId !== command.jobId));
      return open(command.tabId, command.jobId);
    case 'dismiss-left':
      return saveLeft([]);
    case 'edit':
      return edit(command);
    case 'insert':
      await insert(panel, command);
      return;
    case 'ready':
      readies.set(panel, command);
      return;
    case 'taken':
      return onTaken(command);
    case 'taking':
      return undefined;
  }
}

/** What panels ask for. */
export const panelHandlers: PanelHandlers = {
  onCommand: (panel, command) => void obey(panel, command),
  onGone: (panel) => {
    wanted.delete(panel);
    readies.delete(panel);
    publisher.detach(panel);
  },
};
