import type { JobOrder } from '@/utils/schema/job';
import { isEnded } from '@/utils/schema/job-status';
import type { PanelCommand } from '@/utils/schema/messages';
import type { PanelEvent, TabView } from '@/utils/schema/panel-event';
import type { MakeStream } from '@/utils/stream/markdown-parser';
import { createDrawLoop, type DrawLoop, type FrameClock } from './draw-loop';
import { createJobText, type JobText } from './job-text';
import { emptyPanel, reducePanel, type PanelChange, type PanelState } from './panel-state';

interface PanelLine {
  readonly send: (command: PanelCommand) => void;
  readonly close: () => void;
}

/** What the panel needs of the world. */
export interface PanelWorld {
  readonly connect: (onEvent: (event: PanelEvent) => void) => PanelLine;
  readonly describe: (tabId: number) => Promise<TabView>;
  readonly loadMarkdown: () => Promise<MakeStream>;
  readonly clock: FrameClock;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The panel's memory: one state that React reads, and one text a job that grows beside it. */
export class PanelStore {
  readonly #world: PanelWorld;
  readonly #line: PanelLine;
  readonly #loop: DrawLoop;
  readonly #texts = new Map<string, JobText>();
  /** Tabs whose work is on its way. */
  readonly #asked = new Set<number>();
  readonly #listeners = new Set<() => void>();
  #state = emptyPanel;
  #makeStream: MakeStream | undefined;

  constructor(world: PanelWorld) {
    this.#world = world;
    this.#loop = createDrawLoop(() => this.#texts.forEach((text) => text.draw(this.#makeStream)), world.clock);
    this.#line = world.connect((event) => this.#onEvent(event));
  }

  readonly state = (): PanelState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The text of a job; grows by itself. */
  textOf(jobId: string): JobText {
    const known = this.#texts.get(jobId);
    if (known) return known;
    const made = createJobText();
    this.#texts.set(jobId, made);
    return made;
  }

  dispatch(change: PanelChange): void {
    this.#state = reducePanel(this.#state, change);
    this.#listeners.forEach((listener) => listener());
  }

  send(command: PanelCommand): void {
    this.#line.send(command);
  }

  /** Fetches what an answer needs, once the panel is on the screen. */
  prepare(): void {
    if (this.#makeStream) return;
    void this.#world.loadMarkdown().then((loaded) => {
      this.#makeStream = loaded;
      this.#loop.hurry();
    });
  }

  /** Shows this tab from now on. */
  showTab(tabId: number): void {
    this.#asked.delete(tabId);
    this.dispatch({ type: 'tab', tabId });
    this.#attach(tabId);
  }

  /** Looks at a tab again: what is selected, what is allowed. */
  async look(tabId: number): Promise<void> {
    const view = await this.#world.describe(tabId).catch(() => undefined);
    if (view) this.dispatch({ type: 'described', view });
  }

  start(order: JobOrder): void {
    // First of all, so that the background works while this page draws.
    this.#line.send({ type: 'start', order });
    this.prepare();
    this.textOf(order.jobId).settle('', true);
    this.dispatch({ type: 'ordered', order, now: this.#world.now() });
  }

  close(): void {
    this.#loop.stop();
    this.#line.close();
  }

  #attach(tabId: number): void {
    if (this.#asked.has(tabId)) return;
    this.#asked.add(tabId);
    this.#line.send({ type: 'attach', tabId });
  }

  #onEvent(event: PanelEvent): void {
    if (event.type === 'delta') {
      this.#onDelta(event);
      return;
    }
    if (event.type === 'work') this.#onWork(event);
    if (event.type === 'job') {
      const text = this.textOf(event.job.order.jobId);
      const ended = isEnded(event.job.status);
      text.settle(text.raw(), !ended);
      if (ended) this.#loop.hurry();
    }
    this.dispatch(event);
  }

  #onDelta({ jobId, at, text }: Extract<PanelEvent, { type: 'delta' }>): void {
    const own = this.textOf(jobId);
    const first = own.raw() === '';
    if (!own.add(at, text)) {
      if (this.#state.tabId !== undefined) this.#attach(this.#state.tabId);
    } else if (first) this.#loop.hurry();
    else this.#loop.request();
  }

  #onWork({ tabId, jobs }: Extract<PanelEvent, { type: 'work' }>): void {
    this.#asked.delete(tabId);
    for (const { order, text, status } of jobs) this.textOf(order.jobId).settle(text, !isEnded(status));
    const kept = new Set(jobs.map(({ order }) => order.jobId));
    for (const { order } of this.#state.tabs[tabId]?.jobs ?? []) if (!kept.has(order.jobId)) this.#texts.delete(order.jobId);
    if (jobs.length > 0) this.#loop.hurry();
  }
}
