import type { JobOrder } from '@/utils/schema/job';
import { isEnded } from '@/utils/schema/job';
import type { PanelCommand, PanelEvent, TabView } from '@/utils/schema/messages';
import type { ParseMarkdown } from '@/utils/stream/markdown-blocks';
import { createDrawLoop, type FrameClock } from './draw-loop';
import { createJobText, type JobText } from './job-text';
import { emptyPanel, reducePanel, type PanelChange, type PanelState } from './panel-state';

/** What the panel needs of the world. */
export interface PanelWorld {
  connect(onEvent: (event: PanelEvent) => void): { send(command: PanelCommand): void; close(): void };
  describe(tabId: number): Promise<TabView>;
  loadMarkdown(): Promise<ParseMarkdown>;
  readonly clock: FrameClock;
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface PanelStore {
  subscribe(listener: () => void): () => void;
  state(): PanelState;
  /** The text of a job; grows by itself. */
  textOf(jobId: string): JobText;
  dispatch(change: PanelChange): void;
  send(command: PanelCommand): void;
  /** Shows this tab from now on. */
  showTab(tabId: number): void;
  /** Looks at a tab again: what is selected, what is allowed. */
  look(tabId: number): Promise<void>;
  start(order: JobOrder): void;
  /** Fetches what an answer needs, once the panel is on the screen. */
  prepare(): void;
  close(): void;
}

/** The panel's memory: one state that React reads, and one text a job that grows beside it. */
export function createPanelStore(world: PanelWorld): PanelStore {
  let state = emptyPanel;
  let parse: ParseMarkdown | undefined;
  const texts = new Map<string, JobText>();
  const asked = new Set<number>();
  const listeners = new Set<() => void>();

  const textOf = (jobId: string): JobText => {
    const known = texts.get(jobId);
    if (known) return known;
    const made = createJobText();
    texts.set(jobId, made);
    return made;
  };
  const loop = createDrawLoop(() => texts.forEach((text) => text.draw(parse)), world.clock);
  const prepare = () => {
    void world.loadMarkdown().then((loaded) => {
      parse = loaded;
      loop.hurry();
    });
  };
  const dispatch = (change: PanelChange) => {
    state = reducePanel(state, change);
    listeners.forEach((listener) => listener());
  };
  const attach = (tabId: number) => {
    if (asked.has(tabId)) return;
    asked.add(tabId);
    line.send({ type: 'attach', tabId });
  };

  const onWork = ({ tabId, jobs }: Extract<PanelEvent, { type: 'work' }>) => {
    asked.delete(tabId);
    for (const { order, text, status } of jobs) textOf(order.jobId).settle(text, !isEnded(status));
    const kept = new Set(jobs.map(({ order }) => order.jobId));
    for (const { order } of state.tabs[tabId]?.jobs ?? []) if (!kept.has(order.jobId)) texts.delete(order.jobId);
    if (jobs.length > 0) loop.hurry();
  };
  const onDelta = ({ jobId, at, text }: Extract<PanelEvent, { type: 'delta' }>) => {
    if (textOf(jobId).add(at, text)) loop.request();
    else if (state.tabId !== undefined) attach(state.tabId);
  };
  const onEvent = (event: PanelEvent) => {
    if (event.type === 'delta') {
      onDelta(event);
      return;
    }
    if (event.type === 'work') onWork(event);
    if (event.type === 'job') {
      const text = textOf(event.job.order.jobId);
      text.settle(text.raw(), !isEnded(event.job.status));
      loop.hurry();
    }
    dispatch(event);
  };
  const line = world.connect(onEvent);

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    textOf,
    dispatch,
    prepare,
    send: line.send,
    showTab: (tabId) => {
      asked.delete(tabId);
      dispatch({ type: 'tab', tabId });
      attach(tabId);
    },
    look: async (tabId) => {
      const view = await world.describe(tabId).catch(() => undefined);
      if (view) dispatch({ type: 'described', view });
    },
    start: (order) => {
      prepare();
      textOf(order.jobId).settle('', true);
      dispatch({ type: 'ordered', order, now: world.now() });
      line.send({ type: 'start', order });
    },
    close: () => {
      loop.stop();
      line.close();
    },
  };
}
