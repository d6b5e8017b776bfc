import { useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { actionById } from '@/utils/actions/index';
import { t, tDynamic } from '@/utils/platform/i18n';
import { usePanel } from './panel-context';
import type { JobHead } from './panel-state';
import { placesOf, placeWords } from './places';
import { useAgain } from './use-again';
import { useReadyButton } from './use-ready-button';

/** One that is not whole has its next steps in a note of its own. */
const isWhole = ({ status, end }: JobHead): boolean => status === 'done' && end === 'stop';

interface AnswerToolsProps {
  readonly job: JobHead;
  /** What is put in or copied, where it is not the whole answer. */
  readonly chosen?: string;
  /** It is the marked text with some words changed. */
  readonly reworded?: boolean;
  readonly children?: ReactNode;
}

/** What can be done with an answer: into the page, to the clipboard, once more. */
export function AnswerTools({ job, chosen, reworded, children }: AnswerToolsProps) {
  const { store, tab } = usePanel();
  const { again } = useAgain();
  const [copied, setCopied] = useState('');
  const { jobId } = job.order;
  const source = tab.jobs.findLast((earlier) => earlier.source)?.source;
  const text = () => chosen ?? store.textOf(jobId).text();
  const action = actionById(job.order.actionId);
  const places = placesOf(action, source);
  const ready = useReadyButton(action.writes && isWhole(job));
  const inserted = tab.inserted?.jobId === jobId ? tab.inserted : undefined;

  const copy = () => void navigator.clipboard.writeText(text()).then(() => setCopied(jobId));
  return (
    <>
      <div className="tools">
        {places.map((mode, index) => (
          <Button
            key={mode}
            ref={index === 0 ? ready : undefined}
            kind={index === 0 ? 'primary' : 'quiet'}
            onClick={() => store.send({ type: 'insert', jobId, text: text(), mode, reworded })}
          >
            {placeWords(mode, source)}
          </Button>
        ))}
        <Button kind={places.length === 0 ? 'quiet' : 'plain'} onClick={copy}>
          {t('copy')}
        </Button>
        {isWhole(job) ? <Button onClick={() => again(job)}>{t('again')}</Button> : null}
        {children}
        <output className="told">{copied === jobId ? t('copied') : ''}</output>
      </div>
      {inserted ? (
        <output className={inserted.done ? 'told good' : 'told bad'}>
          {inserted.done
            ? t('inserted')
            : tDynamic(`refusal_${(inserted.refusal ?? 'not-accepted').replaceAll('-', '_')}`, t('not_inserted'))}
        </output>
      ) : null}
    </>
  );
}
