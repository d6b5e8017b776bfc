import { readArchive, makeArchive, planImport, type ImportPlan } from '@/utils/usage/archive';
import type { ArchiveProblem } from '@/utils/schema/archive';
import type { Conversation } from '@/utils/schema/history';
import { archiveConversations, archiveOf, conversationRecord, writeArchived } from './history';
import { planSettings, settingsForArchive, type SettingsPlan } from './settings-archive';

/**
 * The history and the settings as an archive (docs/archive-format.md), in pieces that need not fit into one string.
 * @param now milliseconds since the epoch
 * @param ids only these conversations, without the settings
 */
export async function exportArchive(now: number, ids?: readonly string[]): Promise<{ parts: string[]; count: number }> {
  const settings = ids ? undefined : await settingsForArchive();
  const [head = '', tail = ''] = JSON.stringify(makeArchive([], now, settings)).split(/(?<="conversations":\[)(?=\]\}$)/);
  const parts = [head];
  let count = 0;
  for await (const entry of ids ? archiveOf(ids) : archiveConversations({ text: '', host: '', actionId: '' })) {
    parts.push(count === 0 ? '' : ',\n', JSON.stringify(entry));
    count += 1;
  }
  return { parts: [...parts, tail], count };
}

/** What an import would do to the notes and, if the user wants that too, to the settings. */
export interface ArchivePlan extends ImportPlan {
  readonly settings: SettingsPlan;
}

/** What an import would do; nothing is written. */
export async function planArchive(text: string): Promise<ArchivePlan | { readonly problem: ArchiveProblem }> {
  const reading = readArchive(text);
  if ('problem' in reading) return reading;
  const there = new Map<string, Conversation>();
  for (const { conversation } of reading.conversations) {
    const known = await conversationRecord(conversation.id);
    if (known) there.set(known.id, known);
  }
  return { ...planImport(reading, (id) => there.get(id)), settings: await planSettings(reading.settings) };
}

export const writePlan = ({ added, updated }: ImportPlan): Promise<void> => writeArchived([...added, ...updated]);
