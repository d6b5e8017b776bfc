import type { Conversation, HistoryFilter } from '@/utils/schema/history';
import type { Job } from '@/utils/schema/job';

const EXCERPT = 200;

const hostOf = (url: string): string => /^[a-z]+:\/\/([^/?#]+)/i.exec(url)?.[1] ?? '';

/** What a conversation cost with one more job. An answer that a server counted but that has no price is known to be unknown. */
function costWith(before: Conversation | undefined, { bill, usage }: Job): Pick<Conversation, 'usd' | 'guessed' | 'unpriced'> {
  const usd = bill?.cost.usd;
  const known = before?.usd !== undefined || usd !== undefined;
  const paid = bill ? bill.from === 'server' : usage !== undefined;
  return {
    ...(known && { usd: (before?.usd ?? 0) + (usd ?? 0) }),
    ...((before?.guessed || (bill?.guessed && usd !== undefined)) && { guessed: true }),
    unpriced: (before?.unpriced ?? 0) + (paid && usd === undefined ? 1 : 0),
  };
}

/** The conversation after one more ended job. @param before what the history has of it; undefined for the first job */
export function withJob(before: Conversation | undefined, rootId: string, job: Job, now: number): Conversation {
  const { order, source } = job;
  const known = before?.jobIds ?? [];
  const isNew = !known.includes(order.jobId);
  const counted = isNew ? job.usage : undefined;
  const { usd, guessed, unpriced = 0 } = before ?? {};
  const cost = isNew ? costWith(before, job) : { ...(usd !== undefined && { usd }), ...(guessed && { guessed }), unpriced };
  const words = [
    before?.searchText ?? '',
    source && before === undefined ? `${source.title} ${source.url}` : '',
    order.instruction,
    job.text,
  ];
  return {
    id: rootId,
    name: before?.name ?? '',
    title: before?.title || source?.title || '',
    url: before?.url || source?.url || '',
    host: before?.host || hostOf(source?.url ?? ''),
    actionId: before?.actionId ?? order.actionId,
    createdAt: before?.createdAt ?? job.createdAt,
    updatedAt: now,
    pinned: before?.pinned ?? false,
    jobIds: isNew ? [...known, order.jobId] : known,
    currentJobId: order.jobId,
    inputTokens: (before?.inputTokens ?? 0) + (counted?.input ?? 0),
    outputTokens: (before?.outputTokens ?? 0) + (counted?.output ?? 0),
    ...cost,
    excerpt: job.text.slice(0, EXCERPT) || (before?.excerpt ?? ''),
    searchText: isNew || !before ? words.filter(Boolean).join('\n').toLowerCase() : before.searchText,
  };
}

/** Tells which conversations belong into a list. Deleted ones never do. */
export function matcher({ text, host, actionId, from, to }: HistoryFilter): (conversation: Conversation) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return (conversation) => {
    if (conversation.deletedAt !== undefined) return false;
    if (host && conversation.host !== host) return false;
    if (actionId && conversation.actionId !== actionId) return false;
    if (from !== undefined && conversation.updatedAt < from) return false;
    if (to !== undefined && conversation.updatedAt >= to) return false;
    const ownName = conversation.name.toLowerCase();
    return words.every((word) => conversation.searchText.includes(word) || ownName.includes(word));
  };
}

/** Whether the retention that the user chose has passed. Pinned ones stay. @param days 0: nothing is kept, below 0: for ever */
export function isPast(conversation: Conversation, days: number, now: number): boolean {
  if (conversation.pinned || days < 0) return false;
  return now - conversation.updatedAt >= days * 86_400_000;
}
