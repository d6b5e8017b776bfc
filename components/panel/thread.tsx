import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { actionById } from '@/utils/actions/index';
import { t } from '@/utils/platform/i18n';
import { answerIdOf } from '@/utils/schema/job';
import { AnswerText } from './answer-text';
import { AnswerTools, type Chosen } from './answer-tools';
import { Asked } from './asked';
import { Doing } from './doing';
import { EditText } from './edit-text';
import { JobNotes } from './job-notes';
import { focusComposer, usePanel } from './panel-context';
import { isRunning, lastJob, shownJobs, type JobHead } from './panel-state';
import { useAgain } from './use-again';
import { VersionSteps } from './version-steps';
import { versionsOf } from './versions';
import './answer.css';
import './thread.css';

/** Comes when there is something to compare or to choose from. */
const Result = lazy(() => import('./changes/result').then((loaded) => ({ default: loaded.Result })));

/** The answer is compared with the text it was made of, or holds several variants. */
const isCompared = ({ order: { actionId, options } }: JobHead): boolean =>
  actionById(actionId).changes || Number(options.variants ?? 1) > 1;

type Part = 'question' | 'answer';

export function useHasText(job: JobHead): boolean {
  const { store } = usePanel();
  const text = store.textOf(job.order.jobId);
  return useSyncExternalStore(text.subscribe, () => text.view().chunks.length > 0 || text.view().plain !== '');
}

/** Which part of a turn is being edited. The keyboard goes back to the turn's buttons afterwards. */
function useEditing(jobId: string) {
  const turn = useRef<HTMLElement>(null);
  const [edited, setEdited] = useState<{ jobId: string; part: Part }>();
  const editing = edited?.jobId === jobId ? edited.part : undefined;
  const before = useRef(editing);
  useEffect(() => {
    const selector = before.current === 'question' ? '.asked .button' : '.tools .button';
    if (before.current && !editing) turn.current?.querySelector<HTMLElement>(selector)?.focus();
    before.current = editing;
  }, [editing]);
  return { turn, editing, edit: (part?: Part) => setEdited(part && { jobId, part }) };
}

/** Who wrote it, where that is not the model. */
function Maker({ job: { maker, edited } }: { job: JobHead }) {
  if (edited) return <p className="maker">{t('edited_by_you')}</p>;
  if (maker === 'model') return null;
  return <p className="maker">{t(maker === 'built-in' ? 'maker_built_in' : 'maker_key_sentences')}</p>;
}

/** The text of a turn, as it is read or as it is edited. */
function Words({ job, current, editing, onEnd }: { job: JobHead; current: boolean; editing: boolean; onEnd: () => void }) {
  const { store, tabId } = usePanel();
  const { jobId, actionId } = job.order;
  const text = store.textOf(jobId);
  if (editing) {
    const keep = (words: string) => {
      store.send({ type: 'edit', tabId, jobId, editedId: crypto.randomUUID(), text: words });
      onEnd();
    };
    return <EditText label={t('edit_answer')} text={text.text()} done={t('keep_edit')} onDone={keep} onCancel={onEnd} />;
  }
  const look = actionById(actionId).writes ? 'read keeps-lines' : 'read';
  return (
    <section aria-label={current ? t('answer') : undefined} className={look} aria-busy={isRunning(job)}>
      <AnswerText text={text} />
    </section>
  );
}

function Turn({ job, current, alone }: { job: JobHead; current: boolean; alone: boolean }) {
  const { tab } = usePanel();
  const { branch } = useAgain();
  const { turn, editing, edit } = useEditing(job.order.jobId);
  const hasText = useHasText(job);
  const busy = isRunning(lastJob(tab));
  const versions = versionsOf(tab, job);
  const { instruction } = job.order;
  const ask = (words: string) => {
    edit();
    branch(job, words);
    focusComposer();
  };
  const tools = current && hasText;
  const notes = <JobNotes job={job} hasText={hasText} />;
  const toolsFor = (chosen: Chosen) =>
    !busy && (tools || versions.length > 1) ? (
      <div className="tools">
        {tools ? <AnswerTools job={job} chosen={chosen} onEdit={() => edit('answer')} /> : null}
        {versions.length > 1 ? <VersionSteps job={job} versions={versions} /> : null}
      </div>
    ) : null;
  return (
    <article ref={turn} className={current ? 'turn' : 'turn earlier'}>
      {editing === 'question' ? (
        <EditText label={t('edit_question')} text={instruction} done={t('send')} onDone={ask} onCancel={() => edit()} />
      ) : alone && !instruction ? null : (
        <Asked job={job} onEdit={busy ? undefined : () => edit('question')} />
      )}
      <Maker job={job} />
      {job.status === 'capturing' && !hasText ? <Doing>{t('reading')}</Doing> : null}
      {job.status === 'running' && !hasText ? <Doing>{t('thinking')}</Doing> : null}
      {tools && isCompared(job) && editing !== 'answer' ? (
        <Suspense>
          <Result job={job} running={isRunning(job)} notes={notes} tools={toolsFor} />
        </Suspense>
      ) : (
        <>
          <Words job={job} current={current} editing={editing === 'answer'} onEnd={() => edit()} />
          {notes}
          {editing === 'answer' ? null : toolsFor({})}
        </>
      )}
    </article>
  );
}

/** The conversation: earlier answers as notes, the last one as the answer. */
export function Thread() {
  const { tab } = usePanel();
  const jobs = shownJobs(tab);
  // By the answer and not by its version, so that the focus stays on the buttons that step from one to the other.
  return jobs.map((job) => <Turn key={answerIdOf(job.order)} job={job} current={job === jobs.at(-1)} alone={jobs.length === 1} />);
}
