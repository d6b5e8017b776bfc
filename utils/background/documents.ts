import type { PanelLine } from '@/utils/platform/door';
import type { DocumentWish } from '@/utils/schema/document';
import type { Failure } from '@/utils/schema/failure';
import type { PanelCommand } from '@/utils/schema/messages';
import type { Source } from '@/utils/schema/source';

export type Taken = { source: Source } | { failure: Failure };

interface Waiting {
  readonly wish: DocumentWish;
  /** The panel that was asked. */
  panel: PanelLine | undefined;
  readonly settle: (taken: Taken) => void;
}

/** Milliseconds for which a job waits for a panel: one that the same click opens needs a second or two. */
const PATIENCE = 15_000;
const LOOK_EVERY = 500;

const waiting = new Map<string, Waiting>();

function askOne(entry: Waiting, panels: readonly PanelLine[]): void {
  if (entry.panel && panels.includes(entry.panel)) return;
  entry.panel = panels[0];
  entry.panel?.send({ type: 'read', wish: entry.wish });
}

/**
 * Has a panel of the tab read a document: a worker cannot take one apart, and is no place for a password. If the panel goes, another one is
 * asked; the work fails with `pdf-panel` when there has been none for 15 seconds.
 * @param panels those that show the tab now
 * @param patience milliseconds
 * @throws the signal's reason, if the work is stopped
 */
export function readInPanel(
  wish: DocumentWish,
  panels: () => readonly PanelLine[],
  signal: AbortSignal,
  patience = PATIENCE,
): Promise<Taken> {
  const { promise, resolve: settle, reject } = Promise.withResolvers<Taken>();
  const entry: Waiting = { wish, panel: undefined, settle };
  waiting.set(wish.jobId, entry);
  let alone = Date.now();
  const look = () => {
    const open = panels();
    askOne(entry, open);
    if (open.length > 0) alone = Date.now();
    else if (Date.now() - alone >= patience) settle({ failure: { code: 'pdf-panel' } });
  };
  look();
  const timer = setInterval(look, LOOK_EVERY);
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  return promise.finally(() => {
    clearInterval(timer);
    waiting.delete(wish.jobId);
  });
}

/** What a panel says of a document; of one that nobody waits for any more it is dropped. */
export function onTaken({ jobId, source, failure }: Extract<PanelCommand, { type: 'taken' }>): void {
  waiting.get(jobId)?.settle(source ? { source } : { failure: failure ?? { code: 'pdf-broken' } });
}
