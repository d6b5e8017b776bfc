import { describe, expect, test } from 'vitest';
import { PanelStore } from '@/components/panel/panel-store';
import type { Job, JobOrder } from '@/utils/schema/job';
import type { PanelCommand } from '@/utils/schema/messages';
import type { PanelEvent } from '@/utils/schema/panel-event';
import { loadMarkdown } from '@/utils/stream/markdown-parser';

const order: JobOrder = { jobId: 'job-one1', tabId: 1, actionId: 'summarize', scope: 'auto', options: {}, instruction: '', mode: 'new' };
const job: Job = { order, status: 'running', maker: 'model', model: 'm', text: '', refusal: '', attempt: 1, createdAt: 0 };
const { text: _text, ...head } = job;

function panel() {
  const sent: PanelCommand[] = [];
  const frames: (() => void)[] = [];
  let say: (event: PanelEvent) => void = () => {};
  const store = new PanelStore({
    connect: (onEvent) => {
      say = onEvent;
      return { send: (command) => sent.push(command), close: () => {} };
    },
    describe: (tabId) => Promise.resolve({ tabId, title: 'Page', url: '', access: 'granted', selectionWords: 3, editable: false }),
    loadMarkdown,
    clock: {
      now: () => 0,
      onFrame: (callback) => {
        frames.push(callback);
        return () => frames.splice(frames.indexOf(callback), 1);
      },
      after: () => () => {},
      afterFrame: (callback) => callback(),
    },
    now: () => 5,
  });
  const frame = () => frames.splice(0).forEach((callback) => callback());
  return { store, sent, say: (event: PanelEvent) => say(event), frame };
}
const attaches = (sent: readonly PanelCommand[]) => sent.filter(({ type }) => type === 'attach');

describe('the store of the panel', () => {
  test('asks for the work of the tab it shows', () => {
    const { store, sent } = panel();
    store.showTab(1);
    store.showTab(2);
    expect(attaches(sent)).toEqual([
      { type: 'attach', tabId: 1 },
      { type: 'attach', tabId: 2 },
    ]);
  });

  test('gets the text that was there before it came, then what follows', () => {
    const { store, say, frame } = panel();
    store.showTab(1);
    say({ type: 'work', tabId: 1, jobs: [{ ...job, text: 'Already ' }] });
    say({ type: 'delta', jobId: 'job-one1', at: 8, text: 'here.' });
    frame();
    expect(store.textOf('job-one1').raw()).toBe('Already here.');
    expect(store.textOf('job-one1').view().plain).toBe('Already here.');
  });

  test('asks once for the whole after a gap, and again after the next one', () => {
    const { store, sent, say } = panel();
    store.showTab(1);
    say({ type: 'work', tabId: 1, jobs: [job] });
    say({ type: 'delta', jobId: 'job-one1', at: 10, text: 'late' });
    say({ type: 'delta', jobId: 'job-one1', at: 14, text: 'later' });
    expect(attaches(sent)).toHaveLength(2);
    say({ type: 'work', tabId: 1, jobs: [{ ...job, text: 'the beginnin late later' }] });
    expect(store.textOf('job-one1').raw()).toBe('the beginnin late later');
    say({ type: 'delta', jobId: 'job-one1', at: 99, text: 'gap' });
    expect(attaches(sent)).toHaveLength(3);
  });

  test('tells React of a job, never of a piece of its text', () => {
    const { store, say } = panel();
    store.showTab(1);
    say({ type: 'job', tabId: 1, job: head });
    let told = 0;
    store.subscribe(() => told++);
    for (let at = 0; at < 20; at++) say({ type: 'delta', jobId: 'job-one1', at, text: 'x' });
    expect(told).toBe(0);
    say({ type: 'job', tabId: 1, job: { ...head, status: 'done', end: 'stop' } });
    expect(told).toBe(1);
  });

  test('shows an order before the background has answered, and sends it for the tab it names', () => {
    const { store, sent } = panel();
    store.showTab(1);
    store.start(order);
    expect(store.state().tabs[1]?.jobs).toMatchObject([{ status: 'capturing', createdAt: 5 }]);
    expect(sent.at(-1)).toEqual({ type: 'start', order });
  });

  test('draws with Markdown once that is here', async () => {
    const { store, say, frame } = panel();
    store.showTab(1);
    say({ type: 'work', tabId: 1, jobs: [{ ...job, text: '- one\n- two\n' }] });
    frame();
    expect(store.textOf('job-one1').view().chunks).toHaveLength(0);
    store.prepare();
    await loadMarkdown();
    await Promise.resolve();
    frame();
    expect(store.textOf('job-one1').view().chunks).toHaveLength(1);
  });

  test('keeps what it last knew of a tab that can no longer be described', async () => {
    const { store } = panel();
    store.showTab(1);
    await store.look(1);
    expect(store.state().tabs[1]?.view?.selectionWords).toBe(3);
  });
});
