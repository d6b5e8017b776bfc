import type { Session } from '@/test/e2e/harness/session';
import type { PanelEvent } from '@/utils/schema/panel-event';
import type { InsertRefusal } from '@/utils/schema/page';

export interface Inserted {
  readonly done: boolean;
  readonly refusal?: InsertRefusal;
  /** Milliseconds from the panel's command to its answer. */
  readonly took: number;
}

declare global {
  /** In the options page: the line to the background that a panel would have. */
  var panelLine: ReturnType<typeof browser.runtime.connect> | undefined;
}

/** Asks the background for an answer about the page, as the panel's button does; gives the job once the page was read. */
export function captureTab({ options }: Session, tabId: number): Promise<string> {
  return options.evaluate(async (tab) => {
    globalThis.panelLine?.disconnect();
    const port = browser.runtime.connect({ name: 'panel' });
    globalThis.panelLine = port;
    const jobId = crypto.randomUUID();
    const taken = new Promise<void>((resolve, reject) => {
      port.onMessage.addListener((event: PanelEvent) => {
        if (event.type !== 'job' || event.job.order.jobId !== jobId) return;
        if (event.job.source) resolve();
        else if (event.job.failure) reject(new Error(event.job.failure.code));
      });
    });
    port.postMessage({ type: 'attach', tabId: tab });
    const order = { jobId, tabId: tab, actionId: 'summarize', scope: 'auto', options: {}, instruction: '', mode: 'new' };
    port.postMessage({ type: 'start', order });
    await taken;
    return jobId;
  }, tabId);
}

interface Draft {
  readonly draft: string;
  readonly mode: 'insert' | 'replace';
  readonly reworded?: boolean;
}

/** Presses "Insert" or "Replace" for the job. */
export function insertDraft({ options }: Session, jobId: string, { draft: text, mode, reworded }: Draft): Promise<Inserted> {
  return options.evaluate(
    (id, draft, how, changed) =>
      new Promise<Inserted>((resolve) => {
        const begun = performance.now();
        globalThis.panelLine?.onMessage.addListener((event: PanelEvent) => {
          if (event.type !== 'inserted' || event.jobId !== id) return;
          resolve({ done: event.done, refusal: event.refusal, took: performance.now() - begun });
        });
        globalThis.panelLine?.postMessage({ type: 'insert', jobId: id, text: draft, mode: how, reworded: changed });
      }),
    jobId,
    text,
    mode,
    reworded ?? false,
  );
}
