import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStored } from '@/components/ui/use-stored';
import { ask } from '@/utils/platform/ask';
import { t } from '@/utils/platform/i18n';
import { connectToWorker } from '@/utils/platform/panel-port';
import { watchSiteAccess } from '@/utils/platform/site-access';
import { watchPage, watchTab } from '@/utils/platform/tabs';
import { failureSentence } from '@/utils/platform/words';
import { connectionItem } from '@/utils/storage/settings';
import { loadMarkdown } from '@/utils/stream/markdown-parser';
import { ActionBar, OptionChips } from './action-bar';
import { Composer } from './composer';
import { pageClock } from './draw-loop';
import { PanelContext, useRemembered, useShownTab, type PanelValue } from './panel-context';
import { lastJob, type JobHead, type TabState } from './panel-state';
import { PanelStore } from './panel-store';
import { SourceHeader } from './source-header';
import './panel.css';

/** Comes when it is asked for: the panel's first frame does not wait for it. */
const History = lazy(() => import('./history/history').then((loaded) => ({ default: loaded.History })));

function statusOf(job: JobHead | undefined): string {
  if (!job) return '';
  if (job.status === 'failed') return failureSentence(job.failure ?? { code: 'unexpected' });
  if (job.status === 'done') return job.end === 'stop' ? t('status_done') : t('status_not_whole');
  return { capturing: t('reading'), running: t('status_answering'), waiting: t('status_waiting'), stopped: t('stopped') }[job.status];
}

/** Follows the tabs: which one is shown, what is on it, and what may be read. */
function useTabs(store: PanelStore, tabId: number | undefined): void {
  useEffect(
    () =>
      watchTab((shown) => {
        store.showTab(shown);
        void store.look(shown);
      }),
    [store],
  );
  useEffect(() => {
    if (tabId === undefined) return undefined;
    const look = () => void store.look(tabId);
    const ends = [
      watchSiteAccess(look),
      watchPage(tabId, (change) => {
        store.dispatch({ type: 'page', tabId, change });
        if (change === 'complete') look();
      }),
    ];
    // The reader comes from the page, where something else may be selected now.
    document.documentElement.addEventListener('pointerenter', look);
    window.addEventListener('focus', look);
    return () => {
      ends.forEach((end) => end());
      document.documentElement.removeEventListener('pointerenter', look);
      window.removeEventListener('focus', look);
    };
  }, [store, tabId]);
}

/** What waited for the site to be allowed begins when it is. */
function useWanted(store: PanelStore, tab: TabState): void {
  const ready = tab.view?.access === 'granted' ? tab.wanted : undefined;
  useEffect(() => {
    if (ready) store.start(ready);
  }, [store, ready]);
}

/** What comes after the first frame. */
type LateParts = typeof import('./reading');

function usePanelStore(onReady: (late: LateParts) => void): PanelStore {
  const [store] = useState(
    () =>
      new PanelStore({
        connect: connectToWorker,
        describe: (tabId) => ask({ type: 'tab.describe', tabId }),
        loadMarkdown,
        clock: pageClock,
        now: () => Date.now(),
      }),
  );
  useEffect(() => {
    // The first frame is on the screen when this runs; what an answer needs can come now.
    pageClock.onFrame(() =>
      pageClock.afterFrame(() => {
        void import('./reading').then(onReady);
        store.prepare();
      }),
    );
    return () => store.close();
  }, [store, onReady]);
  return store;
}

/** The side panel: what is read, what can be asked, the answer, and a line to write on. */
export function Panel() {
  const [Late, setLate] = useState<LateParts>();
  const store = usePanelStore(setLate);
  const { tabId, tab } = useShownTab(store);
  const job = lastJob(tab);
  const connection = useStored(connectionItem);
  const remembered = useRemembered();
  useTabs(store, tabId);
  useWanted(store, tab);

  const [historyOpen, setHistoryOpen] = useState(false);
  const openHistory = useCallback(() => setHistoryOpen(true), []);
  const closeHistory = useCallback(() => setHistoryOpen(false), []);

  const value = useMemo<PanelValue | undefined>(
    () => (tabId === undefined ? undefined : { store, tabId, tab, connection, remembered, openHistory }),
    [store, tabId, tab, connection, remembered, openHistory],
  );
  const area = useRef<HTMLElement>(null);
  return (
    <PanelContext value={value}>
      <div className="panel">
        {value ? <SourceHeader /> : null}
        {value ? <ActionBar /> : null}
        <main ref={area} className="reading">
          <div className="page">
            {value ? (
              <>
                <OptionChips />
                {Late ? <Late.Reading area={area} /> : null}
              </>
            ) : null}
          </div>
        </main>
        {value ? (
          <footer>
            <Composer />
            {Late ? <Late.Foot /> : <div className="meter" />}
          </footer>
        ) : null}
        {historyOpen && tabId !== undefined ? (
          <Suspense>
            <History
              onOpen={(jobId) => {
                store.send({ type: 'open', tabId, jobId });
                closeHistory();
              }}
              onClose={closeHistory}
            />
          </Suspense>
        ) : null}
        <output className="unseen">{statusOf(job)}</output>
      </div>
    </PanelContext>
  );
}
