import type { KeyboardEvent, Ref } from 'react';
import { actions } from '@/utils/actions/index';
import { dayStart } from '@/utils/platform/dates';
import { t } from '@/utils/platform/i18n';
import { actionName } from '@/utils/platform/words';
import type { HistoryFilter } from '@/utils/schema/history';

interface HistoryFiltersProps {
  /** The field for words. */
  readonly ref: Ref<HTMLInputElement>;
  readonly filter: HistoryFilter;
  readonly hosts: readonly string[];
  readonly onFilter: (filter: HistoryFilter) => void;
  /** The arrow key down leads from the search to the list. */
  readonly onEnterList: () => void;
}

/** The day of a date field (`2026-11-21`, in the reader's time zone) as a span of time; an empty field narrows nothing. */
function spanOf(date: string): Pick<HistoryFilter, 'from' | 'to'> {
  const from = date === '' ? Number.NaN : new Date(`${date}T00:00`).getTime();
  return Number.isNaN(from) ? {} : { from, to: dayStart(from, 1) };
}

/** What narrows the list: words, site, action, day. */
export function HistoryFilters({ ref, filter, hosts, onFilter, onEnterList }: HistoryFiltersProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    onEnterList();
  };
  return (
    <search className="filters">
      <input
        ref={ref}
        className="input"
        type="search"
        aria-label={t('history_search')}
        placeholder={t('history_search')}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <select
        className="choice"
        aria-label={t('history_site')}
        value={filter.host}
        onChange={(event) => onFilter({ ...filter, host: event.target.value })}
      >
        <option value="">{t('history_all_sites')}</option>
        {hosts.map((host) => (
          <option key={host} value={host}>
            {host}
          </option>
        ))}
      </select>
      <select
        className="choice"
        aria-label={t('history_action')}
        value={filter.actionId}
        onChange={(event) => onFilter({ ...filter, actionId: event.target.value })}
      >
        <option value="">{t('history_all_actions')}</option>
        {actions.map(({ id }) => (
          <option key={id} value={id}>
            {actionName(id)}
          </option>
        ))}
      </select>
      <input
        className="choice"
        type="date"
        aria-label={t('history_day')}
        onChange={(event) => {
          const { from: _from, to: _to, ...rest } = filter;
          onFilter({ ...rest, ...spanOf(event.target.value) });
        }}
      />
    </search>
  );
}
