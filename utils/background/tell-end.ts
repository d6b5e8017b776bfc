import { t } from '@/utils/platform/i18n';
import { showNotice } from '@/utils/platform/notices';
import { isPrivateTab } from '@/utils/platform/tabs';
import { actionName, failureSentence } from '@/utils/platform/words';
import type { Job } from '@/utils/schema/job';
import { noticeItem } from '@/utils/storage/courtesies';

/** So long, in milliseconds, nobody waits who has closed the panel. */
const LONG = 10_000;

function wordsOf({ status, end, failure }: Job): string {
  if (status === 'failed') return failureSentence(failure ?? { code: 'unexpected' });
  return end === 'stop' ? t('notice_done') : t('status_not_whole');
}

/**
 * Tells that long work is done, if the user wants that and no panel shows it. Never what was answered: notices stay in the system's list,
 * where others may read them. Nothing of private windows.
 * @param seen a panel shows the job
 */
export async function tellEnd(job: Job, seen: boolean): Promise<void> {
  const { status, order, createdAt, endedAt = createdAt, source } = job;
  if (seen || status === 'stopped' || endedAt - createdAt < LONG) return;
  if (!(await noticeItem.get()).on || (await isPrivateTab(order.tabId))) return;
  const title = [actionName(order.actionId), source?.title].filter(Boolean).join(' · ');
  await showNotice(order.tabId, title, wordsOf(job));
}
