import type { PanelLine } from '@/utils/platform/door';
import type { Job } from '@/utils/schema/job';

/** Milliseconds between two deltas of one job: a panel draws at most once a frame, and a reader sees no more than 30 steps a second. */
const PACE = 33;

interface Attached {
  readonly tabId: number;
  /** How much of each job's text this panel has, and the rest of the record as it was last sent. */
  readonly seen: Map<string, { chars: number; job: Job }>;
}

function sameBesides(a: Job, b: Job, besides: readonly (keyof Job)[]): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Job>;
  for (const key of besides) keys.delete(key);
  return [...keys].every((key) => a[key] === b[key]);
}

const BESIDES_TEXT = ['text'] as const;

/** What nobody waits for: it goes along with the next words, which it would hold up if it went before them. */
const UNHURRIED = ['text', 'model', 'firstTextAt', 'usage'] as const;

/** Brings each job to the panels of its tab: text as deltas, the rest when it changes, the first word without delay. */
export class Publisher {
  readonly #panels = new Map<PanelLine, Attached>();
  readonly #sentAt = new Map<string, number>();
  readonly #waiting = new Map<string, { job: Job; timer: ReturnType<typeof setTimeout> }>();

  readonly #onShow: (job: Job) => void;

  /** @param onShow called with what a panel is about to be shown */
  constructor(onShow: (job: Job) => void) {
    this.#onShow = onShow;
  }

  /** The panel shows this tab now and has these jobs whole. */
  attach(panel: PanelLine, tabId: number, jobs: readonly Job[]): void {
    this.#panels.set(panel, { tabId, seen: new Map(jobs.map((job) => [job.order.jobId, { chars: job.text.length, job }])) });
  }

  detach(panel: PanelLine): void {
    this.#panels.delete(panel);
  }

  /** Panels that show this tab. */
  panelsOf(tabId: number): PanelLine[] {
    return [...this.#panels].flatMap(([panel, attached]) => (attached.tabId === tabId ? [panel] : []));
  }

  /** Takes the newest state of a job; sends it now or within one pace. */
  update(job: Job): void {
    const id = job.order.jobId;
    const waiting = this.#waiting.get(id);
    const pause = this.#hasWords(job) ? (this.#sentAt.get(id) ?? 0) + PACE - Date.now() : PACE;
    const due = this.#needsRecord(job) ? 0 : pause;
    if (due <= 0) {
      clearTimeout(waiting?.timer);
      this.#waiting.delete(id);
      this.#send(job);
    } else if (waiting) {
      waiting.job = job;
    } else {
      const timer = setTimeout(() => {
        const latest = this.#waiting.get(id);
        this.#waiting.delete(id);
        if (latest) this.#send(latest.job);
      }, due);
      this.#waiting.set(id, { job, timer });
    }
    if (job.endedAt !== undefined) this.#sentAt.delete(id);
  }

  #hasWords({ order, text }: Job): boolean {
    return [...this.#panels.values()].some(({ tabId, seen }) => tabId === order.tabId && text.length > (seen.get(order.jobId)?.chars ?? 0));
  }

  #needsRecord(job: Job): boolean {
    for (const { tabId, seen } of this.#panels.values()) {
      const last = seen.get(job.order.jobId)?.job;
      if (tabId === job.order.tabId && !(last && sameBesides(last, job, UNHURRIED))) return true;
    }
    return false;
  }

  #send(job: Job): void {
    const { jobId, tabId } = job.order;
    this.#sentAt.set(jobId, Date.now());
    if (this.panelsOf(tabId).length > 0) this.#onShow(job);
    for (const [panel, attached] of this.#panels) {
      if (attached.tabId !== tabId) continue;
      const last = attached.seen.get(jobId);
      const at = last?.chars ?? 0;
      const { text, ...rest } = job;
      // The first words go alone: what follows them at once would be drawn in the same frame and hold it up.
      const unhurried = at === 0 && text !== '' ? UNHURRIED : BESIDES_TEXT;
      const record = !(last && sameBesides(last.job, job, unhurried));
      attached.seen.set(jobId, { chars: text.length, job: record || !last ? job : last.job });
      // A panel learns of a job before its first word, and of its end after its last one.
      const begins = last === undefined;
      if (record && begins) panel.send({ type: 'job', tabId, job: rest });
      if (text.length > at) panel.send({ type: 'delta', jobId, at, text: text.slice(at) });
      if (record && !begins) panel.send({ type: 'job', tabId, job: rest });
    }
  }
}
