import { useEffect, useRef, useState } from 'react';
import { ask } from '@/utils/platform/ask';
import { t } from '@/utils/platform/i18n';
import { usePanel } from '@/components/panel/panel-context';
import { takePdf } from '@/components/panel/document/picker';
import { readFile, type DroppedText } from './read-file';
import './drop.css';

const TEXT = 'text/plain';

const isPdf = ({ name, type }: File) => type === 'application/pdf' || /\.pdf$/i.test(name);

/** What was dropped; undefined for what cannot be read. */
async function readDrop({ files, text }: { files: readonly File[]; text: string }): Promise<DroppedText | undefined> {
  const [file] = files;
  if (file) return readFile(file);
  return text.trim() ? { title: '', markdown: text.trim(), lang: '' } : undefined;
}

/** The field one writes in takes what is dropped on it by itself. */
const isField = (target: EventTarget | null) => target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;

/** Listens to what is dragged over the panel; what comes from the panel itself is let be. */
function useDrop(onDrop: (dropped: { files: readonly File[]; text: string }) => void): boolean {
  const [over, setOver] = useState(false);
  const own = useRef(false);
  const latest = useRef(onDrop);
  useEffect(() => {
    latest.current = onDrop;
  }, [onDrop]);
  useEffect(() => {
    const ends = new AbortController();
    const on = (name: 'dragstart' | 'dragend' | 'dragover' | 'dragleave' | 'drop', listener: (event: DragEvent) => void) =>
      window.addEventListener(name, listener, { signal: ends.signal });
    const takes = ({ dataTransfer, target }: DragEvent) =>
      !own.current && !isField(target) && (dataTransfer?.types ?? []).some((type) => type === TEXT || type === 'Files');
    on('dragstart', () => (own.current = true));
    on('dragend', () => (own.current = false));
    on('dragover', (event) => {
      setOver(takes(event));
      if (takes(event)) event.preventDefault();
    });
    on('dragleave', ({ relatedTarget }) => {
      if (relatedTarget === null) setOver(false);
    });
    on('drop', (event) => {
      setOver(false);
      if (!takes(event) || !event.dataTransfer) return;
      event.preventDefault();
      // Now: the browser empties it when this listener returns.
      latest.current({ files: [...event.dataTransfer.files], text: event.dataTransfer.getData(TEXT) });
    });
    return () => ends.abort();
  }, []);
  return over;
}

/** Text and files that are dropped on the panel become what it works on. */
export function DropZone() {
  const { store, tabId } = usePanel();
  const [trouble, setTrouble] = useState('');
  const take = async (dropped: { files: readonly File[]; text: string }) => {
    const [pdf] = dropped.files.filter(isPdf);
    if (pdf) return takePdf(pdf);
    const read = await readDrop(dropped);
    setTrouble(read ? '' : t('drop_unreadable', dropped.files[0]?.name ?? t('scope_dropped')));
    if (!read) return;
    const { source } = await ask({ type: 'source.keep', tabId, ...read });
    store.dispatch({ type: 'dropped', tabId, source });
  };
  const over = useDrop((dropped) => void take(dropped));
  return (
    <>
      {over ? <div className="drop-here">{t('drop_here')}</div> : null}
      <output className="told bad">{trouble}</output>
    </>
  );
}
