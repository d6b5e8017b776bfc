import { useEffect, useRef, useState, type RefObject } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icons';
import { ask } from '@/utils/platform/ask';
import { t } from '@/utils/platform/i18n';
import { actionName } from '@/utils/platform/words';
import type { Job, JobOrder } from '@/utils/schema/job';
import type { Source, SourceSummary } from '@/utils/schema/source';
import { Figures } from './figures';
import { LeftOut } from './left-out';
import { Parts } from './parts';
import { isChanged, rereadOrder, type Reread } from './reread-order';
import './receipt.css';

interface ReceiptProps {
  readonly source: SourceSummary;
  /** The job that the text was taken for. */
  readonly job: Pick<Job, 'order'>;
  readonly tabId: number;
  /** The page of the text is still in the tab. */
  readonly isThere: boolean;
  readonly onStart: (order: JobOrder) => void;
  readonly onClose: () => void;
}

/** The whole text, fetched when its receipt is opened; `null` where it is not kept any more. */
function useWholeSource(id: string): Source | null | undefined {
  const [source, setSource] = useState<Source | null>();
  useEffect(() => {
    let open = true;
    const settle = (found: Source | undefined) => {
      if (open) setSource(found ?? null);
    };
    ask({ type: 'source.get', sourceId: id }).then(
      (answer) => settle(answer.source),
      () => settle(undefined),
    );
    return () => {
      open = false;
    };
  }, [id]);
  return source;
}

/** Opens in the browser's own way: the keyboard stays inside, Escape closes, and the focus goes back to where it was. */
function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return dialog;
}

/** What is read of the page: its main text, or all that can be seen. */
function Scope({ scope, onScope }: { scope: Reread['scope']; onScope: (scope: Reread['scope']) => void }) {
  return (
    <fieldset className="scope">
      <legend className="unseen">{t('receipt_scope')}</legend>
      {(['main', 'page'] as const).map((each) => (
        <label key={each}>
          <input type="radio" name="scope" checked={scope === each} onChange={() => onScope(each)} />
          {each === 'main' ? t('scope_main') : t('receipt_as_seen')}
        </label>
      ))}
    </fieldset>
  );
}

/** What was read of the page and what was not, with a look at both; and how to read it otherwise. */
export function Receipt({ source, job, tabId, isThere, onStart, onClose }: ReceiptProps) {
  const dialog = useModal();
  const whole = useWholeSource(source.id);
  const [wish, setWish] = useState<Reread>({ scope: source.scope === 'page' ? 'page' : 'main', without: [] });
  const rereads = wish.scope !== source.scope && source.scope !== 'selection';
  const start = () => {
    dialog.current?.close();
    // At once: with the new work this text goes, and its dialog with it, before that has told that it is closed.
    onClose();
    onStart(rereadOrder(job, source, wish, crypto.randomUUID(), tabId));
  };
  return (
    <dialog
      ref={dialog}
      className="whole receipt"
      aria-labelledby="receipt-title"
      onClose={onClose}
      // Escape closes this; the work behind it goes on.
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
    >
      <header>
        <h1 id="receipt-title">{t('receipt')}</h1>
        <Button kind="icon" aria-label={t('receipt_close')} title={t('receipt_close')} onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </Button>
      </header>
      <div className="body">
        <Figures source={source} />
        {isThere && source.scope !== 'selection' ? <Scope scope={wish.scope} onScope={(scope) => setWish({ scope, without: [] })} /> : null}
        {whole === null ? <p className="soft">{t('receipt_gone')}</p> : null}
        {whole && !rereads ? (
          <Parts
            source={whole}
            without={wish.without}
            onWithout={(without) => setWish({ ...wish, without })}
            {...(isThere && { onShow: (passage: number) => ask({ type: 'source.show', tabId, sourceId: source.id, passage }) })}
          />
        ) : null}
        <LeftOut omitted={source.omitted} pieces={whole?.leftOut ?? []} />
      </div>
      <footer>
        <Button kind="primary" disabled={!isChanged(wish, source)} onClick={start}>
          {t('receipt_again', actionName(job.order.actionId))}
        </Button>
      </footer>
    </dialog>
  );
}
