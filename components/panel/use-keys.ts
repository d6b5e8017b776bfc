import { useEffect } from 'react';
import { closePanel } from '@/utils/platform/tabs';
import { focusComposer } from './panel-context';
import { isRunning, lastJob, type TabState } from './panel-state';
import type { PanelStore } from './panel-store';

/** Something lies over the panel and has the keys first. */
const covered = (): boolean => document.querySelector('dialog[open], :popover-open') !== null;

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('textarea, select, input:not([type="radio"])');

/** Escape stops what runs, and then closes the panel if nothing is typed; `/` leads to the composer, `?` lists the keys. */
export function useKeys(store: PanelStore, tab: TabState, onHelp: () => void): void {
  const job = lastJob(tab);
  const running = isRunning(job) ? job?.order.jobId : undefined;
  const empty = tab.message === '';
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (event.defaultPrevented || event.isComposing || covered()) return;
      if (key === 'Escape') {
        if (running !== undefined) store.send({ type: 'stop', jobId: running });
        else if (empty && !(target instanceof HTMLSelectElement)) closePanel();
      }
      if (isField(target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (key === '?') onHelp();
      if (key === '/') {
        event.preventDefault();
        focusComposer();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [store, running, empty, onHelp]);
}
