import { dateAndTime } from '@/utils/platform/dates';
import { t } from '@/utils/platform/i18n';
import { usePanel } from './panel-context';
import { lastJob, shownSource } from './panel-state';
import './paper.css';

/** What stands above an answer on paper: what it is about, where that is, who answered and when. Not on the screen. */
export function PaperHead() {
  const { tab } = usePanel();
  const job = lastJob(tab);
  const source = shownSource(tab);
  if (!job) return null;
  const maker = job.maker === 'model' ? job.model : t('on_device');
  return (
    <header className="on-paper" aria-hidden="true">
      <h1>{source?.title}</h1>
      {source?.url ? <p>{source.url}</p> : null}
      <p>{[maker, dateAndTime(job.endedAt ?? job.createdAt)].filter(Boolean).join(' · ')}</p>
    </header>
  );
}
