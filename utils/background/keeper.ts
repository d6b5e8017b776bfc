import type { Job } from '@/utils/schema/job';

/** Milliseconds between two saves: what a stopped worker can lose. Measured: saves 250 ms apart lose no token, 1,000 ms apart lose a tenth. */
const SAVE_EVERY = 250;
/** A worker that calls no extension API for 30 s is stopped, stream or not; an unchanged job is saved again to prevent that. */
const AWAKE_EVERY = 10_000;
/** UTF-16 code units up to which a text is saved each time it is shown: 0.2 ms each. */
const SAVED_WHEN_SHOWN = 50_000;
/** Milliseconds between two saves that outlive the browser; they cost three times as much as the others. */
const CHECKPOINT_EVERY = 2_000;

interface Entry {
  job: Job;
  saved: Job;
  at: number;
  /** Saved for good last. */
  checkpoint?: Job;
  checkpointAt: number;
}

/** Saves the records of running jobs on a fixed beat, which also keeps the worker alive as long as one runs. */
export class Keeper {
  readonly #save: (job: Job) => Promise<void>;
  readonly #checkpoint: (job: Job) => Promise<void>;
  readonly #latest = new Map<string, Entry>();
  #beat: ReturnType<typeof setInterval> | undefined;

  /** @param save keeps a record for this session @param checkpoint keeps it for good */
  constructor(save: (job: Job) => Promise<void>, checkpoint: (job: Job) => Promise<void>) {
    this.#save = save;
    this.#checkpoint = checkpoint;
  }

  /** Takes the newest state; an ended job is saved at once and for the last time. */
  async keep(job: Job): Promise<void> {
    const id = job.order.jobId;
    if (job.endedAt !== undefined) {
      this.#latest.delete(id);
      if (this.#latest.size === 0) this.#rest();
      await this.#save(job);
      return;
    }
    const known = this.#latest.get(id);
    if (known) {
      const begins = known.saved.text === '' && job.text !== '' && known.job.text === '';
      known.job = job;
      // Whether an answer has begun decides whether it may be asked for again, so that is not left to the beat.
      if (begins || job.status !== known.saved.status) await this.#saveNow(known);
    } else {
      this.#latest.set(id, { job, saved: job, at: Date.now(), checkpointAt: 0 });
      this.#beat ??= setInterval(() => this.#saveAll(), SAVE_EVERY);
      await this.#save(job);
    }
  }

  /**
   * Saves what a reader is about to see, so that a worker that is stopped in the next moment takes none of it away. Long texts cost too much
   * for that thirty times a second; they keep to the beat.
   */
  beforeShown(job: Job): void {
    const known = this.#latest.get(job.order.jobId);
    if (known && known.saved !== job && job.text.length <= SAVED_WHEN_SHOWN) {
      known.job = job;
      void this.#saveNow(known);
    }
  }

  #saveAll(): void {
    for (const entry of this.#latest.values()) {
      const { job, saved, at, checkpoint, checkpointAt } = entry;
      if (saved !== job || Date.now() - at >= AWAKE_EVERY) void this.#saveNow(entry);
      // Without its text and its first word the work can be begun again, so the first time comes soon.
      if (checkpoint === job || job.status === 'capturing' || Date.now() - checkpointAt < CHECKPOINT_EVERY) continue;
      entry.checkpoint = job;
      entry.checkpointAt = Date.now();
      this.#checkpoint(job).catch(() => {});
    }
  }

  /** A full or failing store must not end the work; the answer is still in memory and in the panel. */
  #saveNow(entry: Entry): Promise<void> {
    entry.saved = entry.job;
    entry.at = Date.now();
    return this.#save(entry.job).catch(() => {});
  }

  #rest(): void {
    clearInterval(this.#beat);
    this.#beat = undefined;
  }
}
