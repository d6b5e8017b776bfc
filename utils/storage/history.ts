import type { ArchivedConversation } from '@/utils/schema/archive';
import type { Conversation, HistoryFilter } from '@/utils/schema/history';
import { answerIdOf, jobStatus, type Job } from '@/utils/schema/job';
import { isEnded } from '@/utils/schema/job-status';
import type { Source } from '@/utils/schema/source';
import { isPast, matcher, withJob } from '@/utils/usage/conversation';
import { database, type Database, type StoredConversation } from './database';

/** How many records are read at once: enough to be quick, few enough that the first are there at once. */
const BATCH = 250;
const DAY = 86_400_000;

const stored = (conversation: Conversation): StoredConversation => ({
  ...conversation,
  newestFirst: [-conversation.updatedAt, conversation.id],
});

function plain({ newestFirst: _newestFirst, ...conversation }: StoredConversation): Conversation {
  return conversation;
}

/** Keeps an ended job with its conversation. @param source text of the page, if it is to be kept @param now milliseconds since the epoch */
export async function recordJob(rootId: string, job: Job, source: Source | undefined, now: number): Promise<void> {
  const tx = (await database()).transaction(['conversations', 'jobs', 'sources'], 'readwrite');
  const conversations = tx.objectStore('conversations');
  const before = await conversations.get(rootId);
  await Promise.all([
    conversations.put(stored(withJob(before && plain(before), rootId, job, now))),
    tx.objectStore('jobs').put(job),
    source && tx.objectStore('sources').put(source),
    tx.done,
  ]);
}

/** Conversations that fit, newest first, in batches as they are found. Ends early when the caller stops asking. */
export async function* findConversations(filter: HistoryFilter): AsyncGenerator<Conversation[]> {
  const db = await database();
  const matches = matcher(filter);
  let range: IDBKeyRange | undefined;
  for (;;) {
    const batch = await db.getAllFromIndex('conversations', 'newestFirst', range, BATCH);
    const found = batch.map(plain).filter(matches);
    if (found.length > 0) yield found;
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return;
    range = IDBKeyRange.lowerBound(last.newestFirst, true);
  }
}

/** A conversation with its jobs, oldest first, and the texts that were kept; undefined if there is none. */
export async function openConversation(id: string): Promise<{ conversation: Conversation; jobs: Job[]; sources: Source[] } | undefined> {
  const db = await database();
  const conversation = await db.get('conversations', id);
  if (!conversation) return undefined;
  const jobs = (await Promise.all(conversation.jobIds.map((jobId) => db.get('jobs', jobId)))).filter((job) => job !== undefined);
  const sourceIds = [...new Set(jobs.flatMap(({ source }) => (source ? [source.id] : [])))];
  const sources = (await Promise.all(sourceIds.map((sourceId) => db.get('sources', sourceId)))).filter((source) => source !== undefined);
  return { conversation: plain(conversation), jobs, sources };
}

/**
 * Keeps a job that still runs, so that its text outlives the browser. It comes into a conversation when it ends, or at the next start.
 * One that is there as ended stays so: this may come late.
 */
export async function checkpointJob(job: Job, source: Source | undefined): Promise<void> {
  const tx = (await database()).transaction(['jobs', 'sources'], 'readwrite');
  const before = await tx.objectStore('jobs').get(job.order.jobId);
  const ended = before !== undefined && isEnded(before.status);
  await Promise.all([ended || tx.objectStore('jobs').put(job), ended || !source || tx.objectStore('sources').put(source), tx.done]);
}

/** Jobs that never came to their end, each with the id of the first job of its conversation. */
export async function unfinishedJobs(): Promise<{ job: Job; rootId: string }[]> {
  const db = await database();
  const unended = jobStatus.options.filter((status) => !isEnded(status));
  const open = (await Promise.all(unended.map((status) => db.getAllFromIndex('jobs', 'status', status)))).flat();
  return Promise.all(
    open.map(async (job) => {
      let root = job;
      while (root.order.follows !== undefined) {
        const earlier = await db.get('jobs', root.order.follows);
        if (!earlier) break;
        root = earlier;
      }
      return { job, rootId: answerIdOf(root.order) };
    }),
  );
}

export const recordedJob = async (id: string): Promise<Job | undefined> => (await database()).get('jobs', id);
export const recordedSource = async (id: string): Promise<Source | undefined> => (await database()).get('sources', id);

/** Changes what the user may change of a conversation; does nothing where it is not kept. */
export async function changeConversation(
  id: string,
  patch: Partial<Pick<Conversation, 'name' | 'pinned' | 'deletedAt' | 'currentJobId'>>,
): Promise<void> {
  const tx = (await database()).transaction('conversations', 'readwrite');
  const before = await tx.store.get(id);
  if (before) await tx.store.put({ ...before, ...patch });
  await tx.done;
}

/** Takes conversations out of the lists, to be deleted later; undefined puts them back. @param deletedAt milliseconds since the epoch */
export async function markDeleted(ids: readonly string[], deletedAt: number | undefined): Promise<void> {
  const tx = (await database()).transaction('conversations', 'readwrite');
  for (const id of ids) {
    const before = await tx.store.get(id);
    if (!before) continue;
    const { deletedAt: _before, ...rest } = before;
    void tx.store.put(deletedAt === undefined ? rest : { ...rest, deletedAt });
  }
  await tx.done;
}

async function remove(db: Database, ids: readonly string[]): Promise<void> {
  const tx = db.transaction(['conversations', 'jobs', 'sources'], 'readwrite');
  for (const id of ids) {
    const jobIds = (await tx.objectStore('conversations').get(id))?.jobIds ?? [];
    for (const jobId of jobIds) {
      const job = await tx.objectStore('jobs').get(jobId);
      if (job?.source) void tx.objectStore('sources').delete(job.source.id);
      void tx.objectStore('jobs').delete(jobId);
    }
    void tx.objectStore('conversations').delete(id);
  }
  await tx.done;
}

/** Ids of the conversations that the retention has passed for. @param days as in HistorySettings */
export async function pastConversations(days: number, now: number): Promise<string[]> {
  if (days < 0) return [];
  // The index holds negative times, so the old ones stand at its end.
  const range = IDBKeyRange.lowerBound([-(now - days * DAY)]);
  const old = await (await database()).getAllFromIndex('conversations', 'newestFirst', range);
  return old.filter((entry) => isPast(entry, days, now)).map(({ id }) => id);
}

/** Deletes for good what was deleted before `undoUntil` and what the retention has passed for. Returns how many. @param days as in HistorySettings */
export async function purge(days: number, undoUntil: number, now: number): Promise<number> {
  const db = await database();
  const deleted = await db.getAllKeysFromIndex('conversations', 'deletedAt', IDBKeyRange.upperBound(undoUntil, true));
  const ids = new Set([...deleted, ...(await pastConversations(days, now))]);
  if (ids.size > 0) await remove(db, [...ids]);
  return ids.size;
}

/** Everything of these conversations, as it goes into an archive. */
export async function* archiveOf(ids: readonly string[]): AsyncGenerator<ArchivedConversation> {
  for (const id of ids) {
    const opened = await openConversation(id);
    if (opened) yield opened;
  }
}

/** Everything of the conversations that fit, as it goes into an archive. */
export async function* archiveConversations(filter: HistoryFilter): AsyncGenerator<ArchivedConversation> {
  for await (const batch of findConversations(filter)) yield* archiveOf(batch.map(({ id }) => id));
}

/** The list's record of one conversation, deleted ones too. */
export async function conversationRecord(id: string): Promise<Conversation | undefined> {
  const found = await (await database()).get('conversations', id);
  return found && plain(found);
}

/** Writes what an import brings, each conversation wholly or not at all. */
export async function writeArchived(entries: readonly ArchivedConversation[]): Promise<void> {
  const db = await database();
  for (const { conversation, jobs, sources } of entries) {
    const tx = db.transaction(['conversations', 'jobs', 'sources'], 'readwrite');
    for (const job of jobs) await tx.objectStore('jobs').put(job);
    for (const source of sources) await tx.objectStore('sources').put(source);
    await tx.objectStore('conversations').put(stored(conversation));
    await tx.done;
  }
}
