import { useEffect, useState, type RefObject } from 'react';
import { Button } from '@/components/ui/button';
import { t } from '@/utils/platform/i18n';
import { focusComposer, usePanel } from './panel-context';

/** Longest quotation, in UTF-16 code units; what is selected beyond is cut. */
const MAX_QUOTED = 4_000;

interface Marked {
  readonly words: string;
  /** Where the selection ends, in CSS pixels from the beginning of the page of answers. */
  readonly top: number;
}

/** The words of an answer that are selected, and where. */
function markedIn(page: Element): Marked | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const inAnswer = [selection.anchorNode, selection.focusNode].every((end) => {
    const element = end instanceof Element ? end : end?.parentElement;
    return element?.closest('.read') && page.contains(element);
  });
  const words = selection.toString().trim();
  if (!inAnswer || words === '') return undefined;
  return { words, top: selection.getRangeAt(0).getBoundingClientRect().bottom - page.getBoundingClientRect().top };
}

/** Sends words of an answer on: a button at the selection that takes them into the composer as a quotation. */
export function Quote({ area }: { area: RefObject<HTMLElement | null> }) {
  const { store, tabId, tab } = usePanel();
  const [marked, setMarked] = useState<Marked>();
  useEffect(() => {
    // While the mouse draws the selection nothing must come under it.
    const look = () => setMarked(area.current?.firstElementChild ? markedIn(area.current.firstElementChild) : undefined);
    const onChange = () => {
      if (getSelection()?.isCollapsed) setMarked(undefined);
    };
    const events = ['pointerup', 'keyup'] as const;
    events.forEach((name) => document.addEventListener(name, look));
    document.addEventListener('selectionchange', onChange);
    return () => {
      events.forEach((name) => document.removeEventListener(name, look));
      document.removeEventListener('selectionchange', onChange);
    };
  }, [area]);
  if (!marked) return null;
  const quote = () => {
    const quoted = marked.words.slice(0, MAX_QUOTED).replaceAll(/^/gm, '> ');
    store.dispatch({ type: 'typed', tabId, message: [quoted, '', tab.message].join('\n') });
    getSelection()?.empty();
    setMarked(undefined);
    focusComposer();
  };
  return (
    <Button kind="quiet" className="quote" style={{ insetBlockStart: marked.top + 4 }} onClick={quote}>
      {t('quote')}
    </Button>
  );
}
