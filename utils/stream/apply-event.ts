import type { Job } from '@/utils/schema/job';
import type { StreamEvent } from '@/utils/schema/model';

/**
 * The job after one more event of its stream. `now` in milliseconds since the epoch.
 * Only a terminal mark makes it `done`; text that is there stays whatever happens.
 */
export function applyEvent(job: Job, event: StreamEvent, now: number): Job {
  switch (event.type) {
    case 'start':
      return { ...job, status: 'running', failure: undefined, waitUntil: undefined, model: event.model || job.model };
    case 'text':
      return { ...job, status: 'running', text: job.text + event.text, firstTextAt: job.firstTextAt ?? now };
    case 'refusal':
      return { ...job, refusal: job.refusal + event.text };
    case 'usage':
      return { ...job, usage: event.usage };
    case 'estimate':
      return { ...job, estimate: event.estimate };
    case 'bill':
      return { ...job, bill: event.bill };
    case 'wait':
      return { ...job, status: 'waiting', waitUntil: event.until, attempt: event.attempt, failure: event.failure };
    case 'done':
      return { ...job, status: 'done', end: event.reason, failure: undefined, waitUntil: undefined, endedAt: now };
    case 'error':
      return { ...job, status: 'failed', failure: event.failure, waitUntil: undefined, endedAt: now };
    case 'reasoning':
    case 'tool':
      return job;
  }
}
