import { useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icons';
import { Menu } from '@/components/ui/menu';
import { actionById } from '@/utils/actions/index';
import { t, tDynamic } from '@/utils/platform/i18n';
import { printPanel } from '@/utils/platform/print';
import { AgainMenu } from './again-menu';
import { usePanel } from './panel-context';
import type { JobHead } from './panel-state';
import { placesOf, placeWords } from './places';
import { useReadyButton } from './use-ready-button';

/** One that is not whole has its next steps in a note of its own. */
const isWhole = ({ status, end }: JobHead): boolean => status === 'done' && end === 'stop';

/** Whether the text is in the page now, or why not. */
function Inserted({ jobId }: { jobId: string }) {
  const { inserted } = usePanel().tab;
  if (inserted?.jobId !== jobId) return null;
  const { done, refusal = 'not-accepted' } = inserted;
  return (
    <output className={done ? 'told good' : 'told bad'}>
      {done ? t('inserted') : tDynamic(`refusal_${refusal.replaceAll('-', '_')}`, t('not_inserted'))}
    </output>
  );
}

/** Takes the answer to the clipboard: with its formatting and as Markdown for fields that take no formatting, or in one form alone. */
function useCopy(job: JobHead, text: () => string) {
  const [told, setTold] = useState({ jobId: '', words: '' });
  const { jobId, actionId } = job.order;
  const copy = async (form: string) => {
    const { copyText } = await import('./extras');
    await copyText(text(), form, actionById(actionId).writes);
  };
  const tell = (words: string) => setTold({ jobId, words });
  return {
    told: told.jobId === jobId ? told.words : '',
    copy: (form: string) =>
      void copy(form).then(
        () => tell(t('copied')),
        () => tell(t('not_copied')),
      ),
  };
}

/** What of an answer is taken over, where it is not all of it. */
export interface Chosen {
  readonly text?: string;
  /** It is the text of the place with some words changed. */
  readonly reworded?: boolean;
  /** Further buttons. */
  readonly more?: ReactNode;
}

interface AnswerToolsProps {
  readonly job: JobHead;
  readonly chosen: Chosen;
  readonly onEdit: () => void;
}

/** What can be done with an answer: into the page, to the clipboard, once more, changed. */
export function AnswerTools({ job, chosen, onEdit }: AnswerToolsProps) {
  const { store, tabId, tab } = usePanel();
  const { jobId } = job.order;
  const text = () => chosen.text ?? store.textOf(jobId).text();
  const { told, copy } = useCopy(job, text);
  const source = tab.jobs.findLast((earlier) => earlier.source)?.source;
  const action = actionById(job.order.actionId);
  const places = placesOf(action, source);
  const ready = useReadyButton(action.writes && isWhole(job));
  const forms = [
    { id: 'markdown', label: t('copy_markdown') },
    { id: 'rich', label: t('copy_rich') },
    { id: 'plain', label: t('copy_plain') },
  ];
  return (
    <>
      {places.map((mode, index) => (
        <Button
          key={mode}
          ref={index === 0 ? ready : undefined}
          kind={index === 0 ? 'primary' : 'quiet'}
          onClick={() => store.send({ type: 'insert', jobId, text: text(), mode, reworded: chosen.reworded })}
        >
          {placeWords(mode, source)}
        </Button>
      ))}
      <Button kind={places.length === 0 ? 'quiet' : 'plain'} onClick={() => copy('both')}>
        {t('copy')}
      </Button>
      {isWhole(job) ? <AgainMenu job={job} /> : null}
      {chosen.more}
      <Button kind="icon" aria-label={t('edit_answer')} title={t('edit_answer')} onClick={onEdit}>
        <Icon name="rename" />
      </Button>
      {isWhole(job) ? (
        <Button kind="icon" aria-label={t('print')} title={t('print')} onClick={() => void printPanel(tabId)}>
          <Icon name="print" />
        </Button>
      ) : null}
      <Menu label={<Icon name="copy" />} name={t('copy_as')} items={forms} onChoose={copy} />
      <output className="told">{told}</output>
      <Inserted jobId={jobId} />
    </>
  );
}
