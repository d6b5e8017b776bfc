import { useLayoutEffect, useSyncExternalStore } from 'react';
import { usePanel } from '@/components/panel/panel-context';
import type { JobHead } from '@/components/panel/panel-state';
import { placesOf, placeWords } from '@/components/panel/places';
import { useStored } from '@/components/ui/use-stored';
import { actionById } from '@/utils/actions/index';
import { t, uiLanguage } from '@/utils/platform/i18n';
import { currentShortcuts } from '@/utils/platform/shortcuts';

const EVENTS = ['focusin', 'focusout', 'focus', 'blur'];
const watchFocus = (onChange: () => void) => {
  for (const event of EVENTS) window.addEventListener(event, onChange);
  return () => {
    for (const event of EVENTS) window.removeEventListener(event, onChange);
  };
};
/** Enter would take the text over: the keyboard is in this panel, at that button or at a change. */
const isEnterReady = () => document.hasFocus() && document.activeElement?.matches('.tools > .primary, .hunk') === true;

interface ByKeyProps {
  readonly job: JobHead;
  readonly text: string;
  readonly reworded?: boolean;
}

/**
 * The key that began the work takes its text over too: in a panel that was open before, the keyboard is still in the page, where only the
 * browser's own keys reach Postil. Says which keys do that now, since the reader must know before.
 */
export function ByKey({ job, text, reworded }: ByKeyProps) {
  const { store, tabId, tab } = usePanel();
  const { jobId, actionId } = job.order;
  const source = tab.jobs.findLast((earlier) => earlier.source)?.source;
  const [mode] = placesOf(actionById(actionId), source);
  const key = useStored(currentShortcuts)?.[actionId];
  const enter = useSyncExternalStore(watchFocus, isEnterReady);
  const ready = key !== undefined && mode !== undefined && job.order.tabId === tabId && tab.inserted?.jobId !== jobId;
  // Before the words below can be read: whoever presses the key at once must find the worker told.
  useLayoutEffect(() => {
    if (!ready) return undefined;
    const insert = { type: 'insert', jobId, text, mode, reworded } as const;
    store.send({ type: 'ready', tabId, actionId, insert });
    return () => store.send({ type: 'ready', tabId, actionId });
  }, [store, tabId, ready, jobId, actionId, text, mode, reworded]);
  if (!ready) return null;
  const keys = new Intl.ListFormat(uiLanguage(), { type: 'disjunction' }).format(enter ? [key, 'Enter'] : [key]);
  return <output className="told by-key">{t('taken_by_key', keys, placeWords(mode, source))}</output>;
}
