import type { Session } from '@/test/e2e/harness/session';

interface Watched {
  /** The longest text that was shown of each job. */
  readonly seen: Record<string, string>;
  /** A text that was shown and later was another or a shorter one. */
  readonly lost: string[];
  watch(tabId: number): void;
}

declare global {
  var soakWatch: Watched;
}

/** Sits in the options page as a panel of every tab, and notes what panels are shown. It reads events only, so that no code of the panel can hide a loss. */
export async function startWatcher({ options }: Session): Promise<void> {
  await options.evaluate(() => {
    const seen: Record<string, string> = {};
    const lost: string[] = [];
    const note = (jobId: string, text: string) => {
      const before = seen[jobId] ?? '';
      if (text.startsWith(before)) seen[jobId] = text;
      else lost.push(`${jobId}: had ${before.length}, then ${text.length} characters`);
    };
    const connect = (tabId: number) => {
      const port = browser.runtime.connect({ name: 'panel' });
      port.onMessage.addListener((message: unknown) => {
        const event = message as {
          type: string;
          jobId: string;
          at: number;
          text: string;
          jobs: { order: { jobId: string }; text: string }[];
        };
        if (event.type === 'work') for (const { order, text } of event.jobs) note(order.jobId, text);
        if (event.type === 'delta') note(event.jobId, (seen[event.jobId] ?? '').slice(0, event.at) + event.text);
      });
      port.onDisconnect.addListener(() => setTimeout(() => connect(tabId), 20));
      port.postMessage({ type: 'attach', tabId });
    };
    globalThis.soakWatch = { seen, lost, watch: connect };
  });
}

export async function watchTab({ options }: Session, tabId: number): Promise<void> {
  await options.evaluate((id) => soakWatch.watch(id), tabId);
}

export async function whatWasSeen({ options }: Session): Promise<{ seen: Record<string, string>; lost: string[] }> {
  return options.evaluate(() => ({ seen: soakWatch.seen, lost: soakWatch.lost }));
}
