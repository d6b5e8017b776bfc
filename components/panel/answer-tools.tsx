import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { t, tDynamic } from '@/utils/platform/i18n';
import { printPanel } from '@/utils/platform/print';
import { usePanel } from './panel-context';
import type { JobHead } from './panel-state';
import { useAgain } from './use-again';

type Place = 'insert' | 'replace';

/** One that is not whole has its next steps in a note of its own. */
const isWhole = ({ status, end }: JobHead): boolean => status === 'done' && end === 'stop';

/** What can be done with an answer: into the page, to the clipboard, once more. */
export function AnswerTools({ job }: { job: JobHead }) {
  const { store, tabId, tab } = usePanel();
  const { again } = useAgain();
  const [copied, setCopied] = useState('');
  const { jobId } = job.order;
  const source = tab.jobs.findLast((earlier) => earlier.source)?.source;
  const text = store.textOf(jobId);
  const places: Place[] = !source?.editable ? [] : source.scope === 'selection' ? ['replace', 'insert'] : ['insert'];
  const inserted = tab.inserted?.jobId === jobId ? tab.inserted : undefined;

  const copy = () => void navigator.clipboard.writeText(text.text()).then(() => setCopied(jobId));
  return (
    <>
      <div className="tools">
        {places.map((mode, index) => (
          <Button
            key={mode}
            kind={index === 0 ? 'primary' : 'quiet'}
            onClick={() => store.send({ type: 'insert', jobId, text: text.text(), mode })}
          >
            {mode === 'insert' ? t('insert') : t('replace')}
          </Button>
        ))}
        <Button kind={places.length === 0 ? 'quiet' : 'plain'} onClick={copy}>
          {t('copy')}
        </Button>
        {isWhole(job) ? <Button onClick={() => again(job)}>{t('again')}</Button> : null}
        {isWhole(job) ? <Button onClick={() => void printPanel(tabId)}>{t('print')}</Button> : null}
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
