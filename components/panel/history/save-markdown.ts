import { dateAndTime } from '@/utils/platform/dates';
import { t } from '@/utils/platform/i18n';
import { saveFile } from '@/utils/platform/save-file';
import { actionName } from '@/utils/platform/words';
import type { Job } from '@/utils/schema/job';
import { openConversation } from '@/utils/storage/history';
import { conversationAsMarkdown } from '@/utils/usage/archive';
import { rowTitle } from './history-row';
import type { Conversation } from '@/utils/schema/history';

/** The branch that ends with this job, oldest first. An answer that was gone on with is part of the one that did. */
function branch(jobs: readonly Job[], endsWith: string): Job[] {
  const thread: Job[] = [];
  for (let next: string | undefined = endsWith; next !== undefined;) {
    const job = jobs.find(({ order }) => order.jobId === next);
    if (job && thread[0]?.order.mode !== 'continue') thread.unshift(job);
    else if (job && thread[0]) thread[0] = { ...thread[0], order: { ...thread[0].order, mode: job.order.mode } };
    next = job?.order.follows;
  }
  return thread;
}

/** Gives the user a conversation as a Markdown file. */
export async function saveMarkdown(row: Conversation): Promise<void> {
  const opened = await openConversation(row.id);
  if (!opened) return;
  const { conversation, jobs } = opened;
  const words = { untitled: t('history_untitled'), action: actionName, unfinished: t('history_unfinished'), date: dateAndTime };
  const text = conversationAsMarkdown(conversation, branch(jobs, conversation.currentJobId), words);
  saveFile(`${rowTitle(row).slice(0, 80)}.md`, [text], 'text/markdown');
}
