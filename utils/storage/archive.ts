import { readArchive, makeArchive, planImport, type ImportPlan } from '@/utils/usage/archive';
import type { ArchiveProblem } from '@/utils/schema/archive';
import type { Conversation } from '@/utils/schema/history';
import { archiveConversations, conversationRecord, writeArchived } from './history';

/** Everything in the history as an archive (docs/archive-format.md), in pieces that need not fit into one string. @param now milliseconds since the epoch */
export async function exportArchive(now: number): Promise<{ parts: string[]; count: number }> {
  const [head = '', tail = ''] = JSON.stringify(makeArchive([], now)).split(/(?<="conversations":\[)/);
  const parts = [head];
  let count = 0;
  for await (const entry of archiveConversations({ text: '', host: '', actionId: '' })) {
    parts.push(count === 0 ? '' : ',\n', JSON.stringify(entry));
    count += 1;
  }
  return { parts: [...parts, tail], count };
}

/** What an import would do; nothing is written. */
export async function planArchive(text: string): Promise<ImportPlan | { readonly problem: ArchiveProblem }> {
  const reading = readArchive(text);
  if ('problem' in reading) return reading;
  const there = new Map<string, Conversation>();
  for (const { conversation } of reading.conversations) {
    const known = await conversationRecord(conversation.id);
    if (known) there.set(known.id, known);
  }
  return planImport(reading, (id) => there.get(id));
}

export const writePlan = ({ added, updated }: ImportPlan): Promise<void> => writeArchived([...added, ...updated]);
