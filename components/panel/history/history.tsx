import { useEffect, useRef, useState, type RefObject } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icons';
import { t } from '@/utils/platform/i18n';
import type { Conversation } from '@/utils/schema/history';
import { purge } from '@/utils/storage/history';
import { countWords } from './count-words';
import { HistoryFilters } from './history-filters';
import { HistoryFooter } from './history-footer';
import { HistoryList } from './history-list';
import { HistoryNotes } from './history-notes';
import type { RowWork } from './history-row';
import { saveMarkdown } from './save-markdown';
import { EVERYTHING, narrows, useHistory } from './use-history';
import './history.css';

/** Opens it in the browser's own way: the keyboard stays inside, Escape closes, and the focus goes back to where it was. */
function useDialog(search: RefObject<HTMLInputElement | null>): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    search.current?.focus();
    // Once the undo is off the screen, what was deleted goes for good.
    return () => void purge(-1, Infinity, Date.now()).catch(() => {});
  }, [search]);
  return dialog;
}

/** Which rows are chosen, and those of them that are on the screen. */
function usePicked(rows: readonly Conversation[]) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = picked.size > 0 ? rows.filter(({ id }) => picked.has(id)) : [];
  const pick = ({ id }: Conversation) =>
    setPicked((before) => (before.has(id) ? new Set([...before].filter((other) => other !== id)) : new Set([...before, id])));
  return { picked, chosen, pick };
}

interface HistoryProps {
  /** Shows a conversation in the panel; the job it ends with. */
  readonly onOpen: (jobId: string) => void;
  readonly onClose: () => void;
}

/** The history over the panel: found again, pinned, named, deleted, taken along, gone on with. */
export function History({ onOpen, onClose }: HistoryProps) {
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<{ enter: () => void }>(null);
  const dialog = useDialog(search);
  const [now] = useState(() => Date.now());
  const [filter, setFilter] = useState(EVERYTHING);
  const [asksAll, setAsksAll] = useState(false);
  const history = useHistory(filter);
  const { rows, complete } = history;
  const { picked, chosen, pick } = usePicked(rows);
  // Without any that are chosen, all that were found.
  const meant = chosen.length > 0 ? chosen : rows;
  const work: RowWork = {
    open: (row) => onOpen(row.currentJobId),
    pick,
    pin: (row) => history.change(row.id, { pinned: !row.pinned }),
    rename: (row, name) => history.change(row.id, { name }),
    save: (row) => void saveMarkdown(row),
    remove: (row) => history.remove([row.id]),
  };
  const answerAll = (yes: boolean) => {
    setAsksAll(false);
    if (yes) history.remove(meant.map(({ id }) => id));
    search.current?.focus();
  };
  // Escape closes the history; the work behind it goes on.
  const onKeyDown = (event: { key: string; stopPropagation: () => void }) => {
    if (event.key === 'Escape') event.stopPropagation();
  };
  return (
    <dialog ref={dialog} className="whole history" aria-labelledby="history-title" onClose={onClose} onKeyDown={onKeyDown}>
      <header className="source">
        <span className="mark" aria-hidden="true">
          P
        </span>
        <h1 id="history-title">{t('history')}</h1>
        <div className="ends">
          <Button kind="icon" aria-label={t('history_close')} title={t('history_close')} onClick={() => dialog.current?.close()}>
            <Icon name="close" />
          </Button>
        </div>
        <output className="what">{complete || rows.length > 0 ? countWords(rows.length) : t('history_searching')}</output>
      </header>
      <HistoryFilters ref={search} filter={filter} hosts={history.hosts} onFilter={setFilter} onEnterList={() => list.current?.enter()} />
      <HistoryNotes history={history} narrowed={narrows(filter)} asked={asksAll ? meant.length : 0} onAnswerAll={answerAll} />
      <HistoryList ref={list} rows={rows} picked={picked} now={now} work={work} />
      <HistoryFooter
        meant={meant}
        chosen={chosen.length}
        narrowed={narrows(filter)}
        complete={complete}
        onDelete={() => setAsksAll(true)}
      />
    </dialog>
  );
}
