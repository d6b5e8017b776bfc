import {
  archive,
  archivedConversation,
  ARCHIVE_VERSION,
  type Archive,
  type ArchivedConversation,
  type ArchiveProblem,
} from '@/utils/schema/archive';
import type { Conversation } from '@/utils/schema/history';
import type { Job } from '@/utils/schema/job';

/** The file for these conversations. @param now milliseconds since the epoch @param settings by name, if they go along */
export function makeArchive(conversations: readonly ArchivedConversation[], now: number, settings?: Archive['settings']): Archive {
  const head = { format: 'postil-archive', version: ARCHIVE_VERSION, exportedAt: new Date(now).toISOString() } as const;
  return { ...head, ...(settings && { settings }), conversations };
}

export type ArchiveReading =
  | {
      readonly conversations: readonly ArchivedConversation[];
      readonly spoilt: number;
      /** As the file has them, not looked at yet. */
      readonly settings: Readonly<Record<string, unknown>>;
    }
  | { readonly problem: ArchiveProblem };

/** Reads a file that should be an archive. Entries that are not whole are counted, not taken. */
export function readArchive(text: string): ArchiveReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'no-json' };
  }
  const file = archive.safeParse(value);
  if (!file.success) return { problem: 'not-ours' };
  if (file.data.version > ARCHIVE_VERSION) return { problem: 'newer' };
  const entries = file.data.conversations.map((entry) => archivedConversation.safeParse(entry));
  const conversations = entries.flatMap((entry) => (entry.success && isWhole(entry.data) ? [entry.data] : []));
  return { conversations, spoilt: entries.length - conversations.length, settings: file.data.settings ?? {} };
}

const isWhole = ({ conversation, jobs }: ArchivedConversation): boolean => {
  const ids = new Set(jobs.map(({ order }) => order.jobId));
  return conversation.jobIds.length > 0 && conversation.jobIds.every((id) => ids.has(id)) && ids.has(conversation.currentJobId);
};

/** What an import would do, entry by entry; nothing that is there is ever overwritten by something older. */
export interface ImportPlan {
  readonly added: readonly ArchivedConversation[];
  readonly updated: readonly ArchivedConversation[];
  readonly unchanged: number;
  readonly spoilt: number;
}

/** Compares an archive with what is there. @param there the conversation with this id, if any */
export function planImport(
  reading: Omit<Extract<ArchiveReading, { conversations: unknown }>, 'settings'>,
  there: (id: string) => Conversation | undefined,
): ImportPlan {
  const added: ArchivedConversation[] = [];
  const updated: ArchivedConversation[] = [];
  for (const entry of reading.conversations) {
    const known = there(entry.conversation.id);
    if (!known) added.push(entry);
    else if (entry.conversation.updatedAt > known.updatedAt) updated.push(merged(entry, known));
  }
  return { added, updated, unchanged: reading.conversations.length - added.length - updated.length, spoilt: reading.spoilt };
}

/** The newer one, with the jobs of both, and with what the user set here. */
function merged(entry: ArchivedConversation, known: Conversation): ArchivedConversation {
  const jobIds = [...new Set([...known.jobIds, ...entry.conversation.jobIds])];
  const { name, pinned } = known;
  return {
    ...entry,
    conversation: { ...entry.conversation, jobIds, name: name || entry.conversation.name, pinned: pinned || entry.conversation.pinned },
  };
}

/** Words around the texts in a Markdown export; the caller brings them in the reader's language. */
export interface MarkdownWords {
  readonly untitled: string;
  /** Name of an action. */
  readonly action: (id: string) => string;
  /** Said after an answer that is not whole. */
  readonly unfinished: string;
  readonly date: (time: number) => string;
}

/** One conversation as Markdown for people: where it came from, what was asked, what was answered. */
export function conversationAsMarkdown(
  { title, name, url, createdAt }: Conversation,
  thread: readonly Job[],
  words: MarkdownWords,
): string {
  const head = [`# ${name || title || words.untitled}`, [url && `<${url}>`, words.date(createdAt)].filter(Boolean).join(' · ')];
  const turns = thread.flatMap(({ order, text, status, end }) => {
    const asked = [`**${words.action(order.actionId)}**`, order.instruction].filter(Boolean).join(': ');
    const whole = status === 'done' && end === 'stop';
    return [asked, text, ...(whole ? [] : [`*${words.unfinished}*`])];
  });
  return `${[...head, ...turns].filter(Boolean).join('\n\n')}\n`;
}
