import { useEffect } from 'react';
import { dateAndTime } from '@/utils/platform/dates';
import { t } from '@/utils/platform/i18n';
import { isForPaper, printAndClose } from '@/utils/platform/print';
import { usePanel } from './panel-context';
import { isRunning, lastJob, shownSource, type JobHead } from './panel-state';
import { useHasText } from './thread';
import './paper.css';

/** A window that was opened for that prints itself, once the answer is there. */
function usePaper(ready: boolean): void {
  useEffect(() => {
    if (ready && isForPaper()) printAndClose();
  }, [ready]);
}

/** What stands above an answer on paper: what it is about, where that is, who answered and when. Not on the screen. */
export function PaperHead() {
  const job = lastJob(usePanel().tab);
  return job ? <Head job={job} /> : null;
}

function Head({ job }: { job: JobHead }) {
  const source = shownSource(usePanel().tab);
  usePaper(useHasText(job) && !isRunning(job));
  const maker = job.maker === 'model' ? job.model : t('on_device');
  return (
    <header className="on-paper" aria-hidden="true">
      <h1>{source?.title}</h1>
      {source?.url ? <p>{source.url}</p> : null}
      <p>{[maker, dateAndTime(job.endedAt ?? job.createdAt)].filter(Boolean).join(' · ')}</p>
    </header>
  );
}
