import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icons';
import { timeOfDay } from '@/utils/platform/dates';
import { t } from '@/utils/platform/i18n';
import { actionName, formatNumber, formatUsd } from '@/utils/platform/words';
import type { Conversation } from '@/utils/schema/history';

export const rowTitle = ({ name, title, excerpt }: Conversation): string => name || title || excerpt.slice(0, 80) || t('history_untitled');

/** What a conversation cost as far as it is known; where nothing is, its tokens. A count of ours says so, and so does a part. */
function costOf({ usd, guessed, unpriced, inputTokens, outputTokens }: Conversation): string {
  const tokens = inputTokens + outputTokens;
  if (usd === undefined) return tokens > 0 ? t('history_tokens', formatNumber(tokens)) : '';
  if (guessed) return t('about', formatUsd(usd));
  // Records of earlier versions have no such count.
  return (unpriced ?? 0) > 0 ? t('history_at_least', formatUsd(usd)) : formatUsd(usd);
}

interface RenameProps {
  readonly row: Conversation;
  /** The name that was typed, or none; `leads` if the keyboard shall stay in the row. */
  readonly onName: (name: string | undefined, leads: boolean) => void;
}

/** The row's own name, being typed. */
function Rename({ row, onName }: RenameProps) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onName(event.key === 'Enter' ? field.current?.value.trim() : undefined, true);
  };
  return (
    <input
      ref={field}
      className="input"
      aria-label={t('history_name')}
      defaultValue={rowTitle(row)}
      maxLength={300}
      onKeyDown={onKeyDown}
      onBlur={() => onName(field.current?.value.trim(), false)}
    />
  );
}

export interface RowWork {
  readonly open: (row: Conversation) => void;
  /** Chooses a row, or leaves it out again. */
  readonly pick: (row: Conversation) => void;
  readonly pin: (row: Conversation) => void;
  readonly rename: (row: Conversation, name: string) => void;
  readonly save: (row: Conversation) => void;
  readonly remove: (row: Conversation) => void;
}

export interface RowProps {
  readonly row: Conversation;
  /** The one row that Tab leads to. */
  readonly active: boolean;
  readonly picked: boolean;
  /** The keyboard shall be here. */
  readonly focused: boolean;
  readonly onActive: (row: Conversation) => void;
  readonly work: RowWork;
}

function RowTools({ row, active, title, work, onRename }: RowProps & { title: string; onRename: () => void }) {
  const tools = [
    ['pin', row.pinned ? t('history_unpin') : t('history_pin'), () => work.pin(row)],
    ['rename', t('history_rename'), onRename],
    ['save', t('history_save'), () => work.save(row)],
    ['remove', t('history_delete'), () => work.remove(row)],
  ] as const;
  return (
    <span className="row-tools">
      {tools.map(([name, label, act]) => (
        <Button key={name} kind="icon" tabIndex={active ? 0 : -1} aria-label={`${label}: ${title}`} title={label} onClick={act}>
          <Icon name={name} />
        </Button>
      ))}
    </span>
  );
}

/** One conversation: opens it, and has its tools beside it. Delete and F2 work as in lists of files. */
export function Row(props: RowProps) {
  const { row, active, picked, focused, onActive, work } = props;
  const [renaming, setRenaming] = useState(false);
  const open = useRef<HTMLButtonElement>(null);
  const returns = useRef(false);
  useEffect(() => {
    if (focused) open.current?.focus({ preventScroll: true });
  }, [focused]);
  // Before anything else can happen: a key that is pressed while the keyboard is nowhere would go to what it does not mean.
  useLayoutEffect(() => {
    if (returns.current) open.current?.focus({ preventScroll: true });
    returns.current = false;
  }, [renaming]);
  const title = rowTitle(row);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'F2') setRenaming(true);
    if (key === 'Delete') work.remove(row);
  };
  const onName = (name: string | undefined, leads: boolean) => {
    returns.current = leads;
    setRenaming(false);
    if (name !== undefined && name !== title) work.rename(row, name);
  };
  if (renaming)
    return (
      <div className="note-row renaming">
        <Rename row={row} onName={onName} />
      </div>
    );
  const onFocus = () => onActive(row);
  return (
    <div className="note-row">
      <label className="pick">
        <input
          type="checkbox"
          aria-label={t('history_pick', title)}
          tabIndex={active ? 0 : -1}
          checked={picked}
          onChange={() => work.pick(row)}
          onFocus={onFocus}
        />
      </label>
      <button
        ref={open}
        type="button"
        className="open"
        tabIndex={active ? 0 : -1}
        onClick={() => work.open(row)}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      >
        <b>{title}</b>
        <span>{timeOfDay(row.updatedAt)}</span>
        <span>{[actionName(row.actionId), row.host].filter(Boolean).join(' · ')}</span>
        <span>{costOf(row)}</span>
      </button>
      <RowTools {...props} title={title} onRename={() => setRenaming(true)} />
    </div>
  );
}
