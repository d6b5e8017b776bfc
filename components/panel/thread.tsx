import { lazy, Suspense, useSyncExternalStore } from 'react';
import { t } from '@/utils/platform/i18n';
import { actionName } from '@/utils/platform/words';
import { actionById } from '@/utils/actions/index';
import { AnswerText } from './answer-text';
import { AnswerTools } from './answer-tools';
import { Doing } from './doing';
import { JobNotes } from './job-notes';
import { usePanel } from './panel-context';
import './answer.css';
import { isRunning, shownJobs, type JobHead } from './panel-state';

/** Comes when there is something to compare or to choose from. */
const Result = lazy(() => import('./changes/result').then((loaded) => ({ default: loaded.Result })));

/** The answer is compared with the text it was made of, or holds several variants. */
const isCompared = ({ order: { actionId, options } }: JobHead): boolean =>
  actionById(actionId).changes || Number(options.variants ?? 1) > 1;

/** What was asked, where there is more than one answer or words of the reader's own. */
function Asked({ job }: { job: JobHead }) {
  const { actionId, instruction } = job.order;
  return (
    <p className="asked">
      <b>{actionName(actionId)}</b>
      {instruction ? <span dir="auto">{instruction}</span> : null}
    </p>
  );
}

function useHasText(job: JobHead): boolean {
  const { store } = usePanel();
  const text = store.textOf(job.order.jobId);
  return useSyncExternalStore(text.subscribe, () => text.view().chunks.length > 0 || text.view().plain !== '');
}

const bodyClass = (job: JobHead) => (actionById(job.order.actionId).writes ? 'read keeps-lines' : 'read');

function Earlier({ job }: { job: JobHead }) {
  const { store } = usePanel();
  return (
    <article className="earlier">
      <Asked job={job} />
      <div className={bodyClass(job)}>
        <AnswerText text={store.textOf(job.order.jobId)} />
      </div>
      <JobNotes job={job} hasText={useHasText(job)} />
    </article>
  );
}

function Current({ job, alone }: { job: JobHead; alone: boolean }) {
  const { store } = usePanel();
  const hasText = useHasText(job);
  const running = isRunning(job);
  return (
    <>
      {alone && !job.order.instruction ? null : <Asked job={job} />}
      {job.maker === 'key-sentences' ? <p className="maker">{t('maker_key_sentences')}</p> : null}
      {job.maker === 'built-in' ? <p className="maker">{t('maker_built_in')}</p> : null}
      {job.status === 'capturing' && !hasText ? <Doing>{t('reading')}</Doing> : null}
      {job.status === 'running' && !hasText ? <Doing>{t('thinking')}</Doing> : null}
      {isCompared(job) && hasText ? (
        <Suspense>
          <Result job={job} running={running} notes={<JobNotes job={job} hasText={hasText} />} />
        </Suspense>
      ) : (
        <>
          <section aria-label={t('answer')} className={bodyClass(job)} aria-busy={running}>
            <AnswerText text={store.textOf(job.order.jobId)} />
          </section>
          <JobNotes job={job} hasText={hasText} />
          {hasText && !running ? <AnswerTools job={job} /> : null}
        </>
      )}
    </>
  );
}

/** The conversation: earlier answers as notes, the last one as the answer. */
export function Thread() {
  const { tab } = usePanel();
  const jobs = shownJobs(tab);
  const last = jobs.at(-1);
  if (!last) return null;
  return (
    <>
      {jobs.slice(0, -1).map((job) => (
        <Earlier key={job.order.jobId} job={job} />
      ))}
      <Current key={last.order.jobId} job={last} alone={jobs.length === 1} />
    </>
  );
}
