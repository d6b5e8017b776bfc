import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onTaken, readInPanel } from '@/utils/background/documents';
import type { PanelEvent } from '@/utils/schema/panel-event';

const wish = { jobId: 'job-00000001', tabId: 3, url: 'https://papers.example/one.pdf', shown: true };
const panel = () => {
  const heard: PanelEvent[] = [];
  return { heard, send: (event: PanelEvent) => void heard.push(event) };
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('readInPanel', () => {
  it('asks the panel that is there, once, and gives what it says', async () => {
    const one = panel();
    const taken = readInPanel(wish, () => [one], new AbortController().signal);
    await vi.advanceTimersByTimeAsync(60_000);
    onTaken({ type: 'taken', jobId: wish.jobId, failure: { code: 'pdf-password' } });
    expect(await taken).toEqual({ failure: { code: 'pdf-password' } });
    expect(one.heard).toEqual([{ type: 'read', wish }]);
  });

  it('waits for a panel that is about to open, and asks another one when it closes', async () => {
    const [one, two] = [panel(), panel()];
    let open: (typeof one)[] = [];
    const taken = readInPanel(wish, () => open, new AbortController().signal);
    await vi.advanceTimersByTimeAsync(3_000);
    open = [one];
    await vi.advanceTimersByTimeAsync(3_000);
    open = [two];
    await vi.advanceTimersByTimeAsync(3_000);
    onTaken({ type: 'taken', jobId: wish.jobId, failure: { code: 'pdf-broken' } });
    expect(await taken).toEqual({ failure: { code: 'pdf-broken' } });
    expect([one.heard.length, two.heard.length]).toEqual([1, 1]);
  });

  it('says that a panel is needed when none comes', async () => {
    const taken = readInPanel(wish, () => [], new AbortController().signal);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await taken).toEqual({ failure: { code: 'pdf-panel' } });
  });

  it('ends with the job', async () => {
    const abort = new AbortController();
    const taken = readInPanel(wish, () => [panel()], abort.signal);
    abort.abort(new Error('stopped'));
    await expect(taken).rejects.toThrow('stopped');
  });
});
