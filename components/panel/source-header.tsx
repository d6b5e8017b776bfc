import { lazy, Suspense, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { Icon } from '@/components/ui/icons';
import { t } from '@/utils/platform/i18n';
import { fixedTabId, popOut } from '@/utils/platform/tabs';
import { formatNumber, hostOf, wordCount } from '@/utils/platform/words';
import type { Action } from '@/utils/schema/action';
import type { TabView } from '@/utils/schema/panel-event';
import type { SourceSummary } from '@/utils/schema/source';
import { shownAction } from './orders';
import { usePanel } from './panel-context';
import { lastJob, shownSource } from './panel-state';
import { useWork } from './use-work';

/** Comes when it is asked for. */
const Receipt = lazy(() => import('./source/receipt').then((loaded) => ({ default: loaded.Receipt })));

const scopeName = ({ scope, method, editable, pages, paragraph }: SourceSummary): string => {
  if (paragraph) return t('scope_paragraph');
  if (method === 'dropped') return t('scope_dropped');
  if (method === 'pdf') return t('scope_pdf', formatNumber(pages?.total ?? 0));
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

/** What nobody misses. */
const EXPECTED: ReadonlySet<string> = new Set(['boilerplate', 'hidden', 'rule', 'running']);

/** Opens what was read in detail; says at a glance whether something is missing that the reader would not expect. */
function ReceiptButton({ source, words, onOpen }: { source: SourceSummary; words: string; onOpen: () => void }) {
  const serious = source.omitted.some(({ reason }) => !EXPECTED.has(reason));
  const name = t('receipt_open', words);
  return (
    <>
      <Button className="receipt-open" aria-label={name} title={name} aria-haspopup="dialog" onClick={onOpen}>
        {words}
      </Button>
      {serious ? <Chip tone="warn">{t('left_out')}</Chip> : null}
    </>
  );
}

/** What was read or would be, and what the reader has to know of it. */
function What() {
  const { store, tabId, tab } = usePanel();
  const { start } = useWork();
  const [isOpen, setOpen] = useState(false);
  const job = lastJob(tab);
  const { view } = tab;
  const source = shownSource(tab);
  const reader = tab.jobs.find((earlier) => earlier.source?.id === source?.id);
  const host = hostOf(source?.method === 'dropped' ? '' : source?.url || view?.url || '');
  const read = whatIsRead(source, view, shownAction(tab));
  const newSelection = source && view && view.selectionWords > 0 && !(source.scope === 'selection' && source.words === view.selectionWords);
  return (
    <div className="what">
      {source && reader ? (
        <>
          {host ? <span>{host}</span> : null}
          <ReceiptButton source={source} words={read} onOpen={() => setOpen(true)} />
        </>
      ) : (
        <span>{[host, read].filter(Boolean).join(' · ')}</span>
      )}
      {source?.method === 'menu' ? <Chip tone="warn">{t('breaks_lost')}</Chip> : null}
      {job && job.maker !== 'model' ? <Chip tone="good">{t('on_device')}</Chip> : null}
      {tab.dropped ? <Button onClick={() => store.dispatch({ type: 'dropped', tabId })}>{t('drop_remove')}</Button> : null}
      {newSelection ? <Chip>{t('new_selection', wordCount(view.selectionWords))}</Chip> : null}
      {tab.changed && source ? <Chip tone="warn">{t('page_changed')}</Chip> : null}
      {tab.closed ? <Chip tone="warn">{t('tab_closed')}</Chip> : null}
      {isOpen && source && reader ? (
        <Suspense>
          <Receipt
            source={source}
            job={reader}
            tabId={tabId}
            isThere={!tab.closed && !tab.changed && source.documentId !== '' && reader.order.tabId === tabId}
            onStart={start}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

/** What Postil is reading, and which tab it belongs to. */
export function SourceHeader() {
  const { store, tabId, tab, openHistory } = usePanel();
  const job = lastJob(tab);
  const { view } = tab;
  const source = shownSource(tab) ?? tab.document;
  const title = source?.title || view?.title || t('this_page');
  const host = hostOf(source?.method === 'dropped' ? '' : source?.url || view?.url || '');
  const clear = () => {
    store.dispatch({ type: 'dropped', tabId });
    store.dispatch({ type: 'document', tabId });
    store.send({ type: 'clear', tabId });
  };
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
          <Button kind="icon" aria-label={t('new_note')} title={t('new_note')} onClick={clear}>
            <Icon name="fresh" />
          </Button>
        ) : null}
        {fixedTabId() === undefined ? (
          <Button kind="icon" aria-label={t('pop_out')} title={t('pop_out')} onClick={() => void popOut(tabId)}>
            <Icon name="popOut" />
          </Button>
        ) : null}
      </div>
      <What />
    </section>
  );
}
