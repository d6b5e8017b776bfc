import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { usePanel } from '@/components/panel/panel-context';
import { isRunning } from '@/components/panel/panel-state';
import type { PanelStore } from '@/components/panel/panel-store';
import { sourceSummary, type Source } from '@/utils/schema/source';
import { dropSource, saveSource } from '@/utils/storage/live-work';
import { DocumentDesk, type Reading } from './desk';

/** Milliseconds between two signs of life: the browser stops a background that hears nothing for 30 seconds. */
const SIGN_EVERY = 15_000;

/** The next actions of a tab are about this text. */
function putBefore(store: PanelStore, tabId: number, source: Source | undefined): void {
  store.dispatch({ type: 'document', tabId, source: source && sourceSummary.parse(source) });
}

/** Reads what the background asks for, and stops when the job has ended in another way. */
function useWishes(desk: DocumentDesk): void {
  const { store, tabId, tab } = usePanel();
  const { read: wish, jobs } = tab;
  const wanted = wish && isRunning(jobs.find(({ order }) => order.jobId === wish.jobId));
  useEffect(() => {
    if (!wish || !wanted) return;
    const { jobId } = wish;
    const signs = setInterval(() => store.send({ type: 'taking', jobId }), SIGN_EVERY);
    void desk.readFor(wish).then((taken) => {
      clearInterval(signs);
      if (!taken) return;
      store.send({ type: 'taken', jobId, ...taken });
      if ('source' in taken && wish.shown) putBefore(store, tabId, taken.source);
    });
  }, [desk, store, tabId, wish, wanted]);
  useEffect(() => {
    for (const { order, status } of jobs) if (status === 'stopped') desk.stop(order.jobId);
  }, [desk, jobs]);
}

export interface Documents {
  readonly desk: DocumentDesk;
  /** What is being read for the tab on the screen. */
  readonly reading: Reading | undefined;
  readonly take: (file: File) => void;
  /** The actions are about the page again. */
  readonly leave: () => void;
}

/** Documents of the tab on the screen: read for a job, dropped or picked. */
export function useDocuments(): Documents {
  const { store, tabId, tab } = usePanel();
  const [desk] = useState(() => new DocumentDesk());
  const readings = useSyncExternalStore(desk.subscribe, desk.readings);
  const kept = useRef(new Map<number, string>());
  useWishes(desk);

  const forget = () => {
    const id = kept.current.get(tabId);
    kept.current.delete(tabId);
    if (id !== undefined) void dropSource(id);
  };
  return {
    desk,
    reading: readings.findLast((reading) => reading.tabId === tabId),
    take: (file) => {
      void desk.readFile(tabId, file).then(async (source) => {
        if (!source) return;
        forget();
        await saveSource(source);
        kept.current.set(tabId, source.id);
        // A conversation about something else ends here; it is in the history.
        if (tab.jobs.length > 0) store.send({ type: 'clear', tabId });
        putBefore(store, tabId, source);
      });
    },
    leave: () => {
      forget();
      putBefore(store, tabId, undefined);
    },
  };
}
