import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { Icon } from '@/components/ui/icons';
import { t, tDynamic } from '@/utils/platform/i18n';
import { fixedTabId, popOut } from '@/utils/platform/tabs';
import { formatNumber, hostOf, wordCount } from '@/utils/platform/words';
import type { Action } from '@/utils/schema/action';
import type { TabView } from '@/utils/schema/messages';
import type { SourceSummary } from '@/utils/schema/source';
import { shownAction } from './orders';
import { usePanel } from './panel-context';
import { lastJob } from './panel-state';

const scopeName = ({ scope, method, editable, paragraph }: SourceSummary): string => {
  if (paragraph) return t('scope_paragraph');
  if (scope === 'main') return t('scope_main');
  if (scope === 'page') return t('scope_page');
  return method === 'field' || editable ? t('scope_field') : t('scope_selection');
};

/** What was read, or before that what would be. */
function whatIsRead(source: SourceSummary | undefined, view: TabView | undefined, action: Action): string {
  if (source) return `${scopeName(source)} · ${wordCount(source.words)}`;
  if (view && view.selectionWords > 0)
    return `${view.editable ? t('scope_field') : t('scope_selection')} · ${wordCount(view.selectionWords)}`;
  if (view?.paragraphWords && action.inField === 'field') return `${t('scope_paragraph')} · ${wordCount(view.paragraphWords)}`;
  return view?.access === 'granted' ? t('scope_main') : t('not_read');
}

function LeftOut({ omitted }: Pick<SourceSummary, 'omitted'>) {
  if (omitted.length === 0) return null;
  const serious = omitted.some(({ reason }) => reason !== 'boilerplate' && reason !== 'hidden');
  return (
    <details className="left-out">
      <summary className={serious ? 'chip warn' : 'chip'}>{t('left_out')}</summary>
      <ul>
        {omitted.map(({ reason, chars }) => (
          <li key={reason}>{`${tDynamic(`omitted_${reason}`, reason)} · ${t('characters', formatNumber(chars))}`}</li>
        ))}
      </ul>
    </details>
  );
}

/** What Postil is reading, and which tab it belongs to. */
export function SourceHeader() {
  const { store, tabId, tab, openHistory } = usePanel();
  const job = lastJob(tab);
  const { view } = tab;
  const source = tab.jobs.findLast((earlier) => earlier.source)?.source;
  const title = source?.title || view?.title || t('this_page');
  const host = hostOf(source?.url || view?.url || '');
  const newSelection = source && view && view.selectionWords > 0 && !(source.scope === 'selection' && source.words === view.selectionWords);
  return (
    <section className="source" aria-label={t('source')}>
      <span className="mark" aria-hidden="true">
        {(host || title).slice(0, 1).toUpperCase()}
      </span>
      <h1 dir="auto" title={title}>
        {title}
      </h1>
      <div className="ends">
        <Button kind="icon" aria-label={t('history')} title={t('history')} aria-haspopup="dialog" onClick={openHistory}>
          <Icon name="history" />
        </Button>
        {job ? (
          <Button kind="icon" aria-label={t('new_note')} title={t('new_note')} onClick={() => store.send({ type: 'clear', tabId })}>
            <Icon name="fresh" />
          </Button>
        ) : null}
        {fixedTabId() === undefined ? (
          <Button kind="icon" aria-label={t('pop_out')} title={t('pop_out')} onClick={() => void popOut(tabId)}>
            <Icon name="popOut" />
          </Button>
        ) : null}
      </div>
      <div className="what">
        <span>{[host, whatIsRead(source, view, shownAction(tab))].filter(Boolean).join(' · ')}</span>
        {source?.method === 'menu' ? <Chip tone="warn">{t('breaks_lost')}</Chip> : null}
        {job && job.maker !== 'model' ? <Chip tone="good">{t('on_device')}</Chip> : null}
        {newSelection ? <Chip>{t('new_selection', wordCount(view.selectionWords))}</Chip> : null}
        {tab.changed && source ? <Chip tone="warn">{t('page_changed')}</Chip> : null}
        {tab.closed ? <Chip tone="warn">{t('tab_closed')}</Chip> : null}
        {source ? <LeftOut omitted={source.omitted} /> : null}
      </div>
    </section>
  );
}
