import type { Effects } from '@/utils/engine/effects';
import type { Job, JobOrder } from '@/utils/schema/job';
import { isEnded } from '@/utils/schema/job-status';
import type { Source } from '@/utils/schema/source';
import type { Wait } from './wait';

/** Milliseconds after which an order is not taken up by itself any more: nobody waits for it, and it costs money. */
const STALE_AFTER = 10 * 60_000;

/**
 * Whether work that a stopped worker left behind goes on by itself: once, soon, and only if nothing of an answer has come. The first words of
 * an answer are saved as they come, so where there are none the server has not answered whole.
 */
export function mayGoOn(job: Job, now: number): boolean {
  const { text, refusal, usage, restarted, order } = job;
  const untouched = text === '' && refusal === '' && usage === undefined;
  return !isEnded(job.status) && untouched && !restarted && order.mode === 'new' && now - job.createdAt < STALE_AFTER;
}

interface GoingOn {
  readonly capture: (order: JobOrder, signal: AbortSignal) => ReturnType<Effects['capture']>;
  readonly answer: (wait: Wait) => Effects['answer'];
}

/** The world for a job that goes on: with the text that was taken, and not before the end of a pause that the server asked for. */
export function goingOn<W extends GoingOn>(job: Job, source: Source | undefined, world: W): W {
  const { waitUntil: until, failure, attempt } = job;
  return {
    ...world,
    capture: source ? async () => ({ source }) : world.capture,
    answer: (wait: Wait): Effects['answer'] =>
      async function* (request, connection, signal, about) {
        if (until !== undefined && failure) {
          yield { type: 'wait', until, attempt, failure };
          await wait(failure.code === 'offline' ? Infinity : until, signal);
        }
        if (!signal.aborted) yield* world.answer(wait)(request, connection, signal, about);
      },
  };
}
