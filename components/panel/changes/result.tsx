import { useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { AnswerText } from '@/components/panel/answer-text';
import type { Chosen } from '@/components/panel/answer-tools';
import { usePanel } from '@/components/panel/panel-context';
import type { JobHead } from '@/components/panel/panel-state';
import { useAgain } from '@/components/panel/use-again';
import { Button } from '@/components/ui/button';
import { actionById } from '@/utils/actions/index';
import { variantsIn } from '@/utils/changes/variants';
import { t } from '@/utils/platform/i18n';
import { plainLines } from '@/utils/stream/plain-lines';
import { bothTexts } from './both-texts';
import { ByKey } from './by-key';
import { Changes } from './changes';
import { useSourceText } from './use-source-text';
import { Variants } from './variants';
import './changes.css';

interface ResultProps {
  readonly job: JobHead;
  readonly running: boolean;
  /** What is to be said of the answer, below it. */
  readonly notes: ReactNode;
  /** What can be done with what is chosen of it. */
  readonly tools: (chosen: Chosen) => ReactNode;
}

/** Only a whole answer is compared: in a cut one all that is missing would look as if it had been taken out. */
const isWhole = ({ status, end }: JobHead): boolean => status === 'done' && end === 'stop';

interface OutcomeProps {
  readonly job: JobHead;
  readonly answer: string;
  /** `answer` is all that the job has. */
  readonly whole: boolean;
  readonly plain: ReactNode;
  readonly tools: ResultProps['tools'];
}

/** One answer with the ways to take it over: as changes where the text that it was made of is at hand. */
function Outcome({ job, answer, whole, plain, tools }: OutcomeProps) {
  const { againWith } = useAgain();
  const { source, order } = job;
  const compares = actionById(order.actionId).changes && isWhole(job) && source !== undefined && source.method !== 'menu';
  const before = useSourceText(compares ? source.id : undefined);
  const more =
    isWhole(job) && (order.options.variants ?? '1') === '1' ? (
      <Button onClick={() => againWith(job, { variants: '3' })}>{t('variants_three')}</Button>
    ) : null;
  const withKey = (text: string, reworded?: boolean) => (
    <>
      {more}
      {isWhole(job) ? <ByKey job={job} text={text} reworded={reworded} /> : null}
    </>
  );
  const method = source?.method;
  const texts = useMemo(
    () => (method !== undefined && typeof before === 'string' ? bothTexts({ method }, before, answer) : undefined),
    [method, before, answer],
  );
  if (!compares || !texts) {
    return (
      <>
        {plain}
        {before === null ? null : tools({ text: whole ? undefined : answer, more: withKey(answer) })}
      </>
    );
  }
  return (
    <Changes
      job={job}
      texts={texts}
      answer={answer}
      clean={plain}
      tools={(chosen) => tools({ ...chosen, more: withKey(chosen.text ?? answer, chosen.reworded) })}
    />
  );
}

function SingleResult({ job, running, notes, tools }: ResultProps) {
  const { store } = usePanel();
  const text = store.textOf(job.order.jobId);
  const plain = (
    <section aria-label={t('answer')} className="read keeps-lines" aria-busy={running}>
      <AnswerText text={text} />
    </section>
  );
  return (
    <>
      {running ? plain : <Outcome key={job.status} job={job} answer={text.text()} whole plain={plain} tools={tools} />}
      {notes}
    </>
  );
}

function SeveralResults({ job, running, notes, tools }: ResultProps) {
  const { store } = usePanel();
  const text = store.textOf(job.order.jobId);
  useSyncExternalStore(text.subscribe, text.view, text.view);
  const [picked, setPicked] = useState(0);
  const variants = variantsIn(text.text(), running);
  const answer = variants[picked] ?? variants[0] ?? '';
  const wanted = Number(job.order.options.variants);
  const compares = !running && actionById(job.order.actionId).changes;
  return (
    <>
      <Variants
        // What is put in stands there: without the marks of Markdown where the field has form of its own.
        variants={compares && job.source?.method === 'dom' ? variants.map((variant) => plainLines(variant, true)) : variants}
        picked={picked}
        running={running}
        alone={!compares}
        onPick={setPicked}
      />
      {isWhole(job) && variants.length < wanted ? (
        <p className="told">{t('variants_fewer', String(variants.length), String(wanted))}</p>
      ) : null}
      {running ? null : <Outcome key={picked} job={job} answer={answer} whole={false} plain={null} tools={tools} />}
      {notes}
    </>
  );
}

/** An answer that is compared with its text, or that holds several variants to choose from. */
export function Result(props: ResultProps) {
  return Number(props.job.order.options.variants ?? 1) > 1 ? <SeveralResults {...props} /> : <SingleResult {...props} />;
}
