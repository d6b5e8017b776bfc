import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { useStored } from '@/components/ui/use-stored';
import { t } from '@/utils/platform/i18n';
import { databaseState } from '@/utils/storage/database';
import { historyItem } from '@/utils/storage/settings';
import { countWords } from './count-words';
import type { History } from './use-history';

const stateOfDatabase = { get: databaseState, watch: () => () => {} };

function AskAll({ count, onAnswer }: { count: number; onAnswer: (yes: boolean) => void }) {
  const keep = useRef<HTMLButtonElement>(null);
  // The safe answer is the one under the finger.
  useEffect(() => keep.current?.focus(), []);
  const steps = (
    <>
      <Button ref={keep} kind="quiet" onClick={() => onAnswer(false)}>
        {t('history_keep')}
      </Button>
      <Button kind="primary" onClick={() => onAnswer(true)}>
        {t('history_delete')}
      </Button>
    </>
  );
  return <Note tone="warn" title={t('history_delete_ask', countWords(count))} steps={steps} />;
}

interface HistoryNotesProps {
  readonly history: History;
  readonly narrowed: boolean;
  /** How many are to be deleted if the reader says so; 0 if that is not asked. */
  readonly asked: number;
  readonly onAnswerAll: (yes: boolean) => void;
}

/** What is to be said above the list: questions, undo, nothing found, trouble. */
export function HistoryNotes({ history, narrowed, asked, onAnswerAll }: HistoryNotesProps) {
  const { rows, complete, failed, deleted, undo } = history;
  const retention = useStored(historyItem)?.retentionDays;
  const database = useStored(stateOfDatabase);
  const nothing = complete && rows.length === 0;
  return (
    <div className="history-notes">
      {failed || database === 'closed' ? <Note tone="bad" title={t('history_failed')} /> : null}
      {database === 'outdated' ? <Note tone="bad" title={t('database_outdated')} /> : null}
      {asked > 0 ? <AskAll count={asked} onAnswer={onAnswerAll} /> : null}
      {deleted.length > 0 ? (
        <div className="undo">
          <output>{t('history_deleted', countWords(deleted.length))}</output>
          <Button kind="quiet" onClick={undo}>
            {t('history_undo')}
          </Button>
        </div>
      ) : null}
      {nothing && narrowed ? <p className="soft">{t('history_none_found')}</p> : null}
      {nothing && !narrowed ? (
        <Note title={t('history_empty')}>
          <p>{t('history_empty_text')}</p>
        </Note>
      ) : null}
      {retention === 0 ? <p className="soft">{t('history_off')}</p> : null}
    </div>
  );
}
