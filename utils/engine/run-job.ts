import { actionById, settledOptions } from '@/utils/actions/index';
import { buildRequest } from '@/utils/prompt/build-request';
import { modelFor, providerById } from '@/utils/providers/index';
import type { Failure, FailureCode } from '@/utils/schema/failure';
import type { Job, JobOrder, Maker } from '@/utils/schema/job';
import { isEnded } from '@/utils/schema/job-status';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';
import type { Connection } from '@/utils/schema/settings';
import { sourceSummary, type Source } from '@/utils/schema/source';
import { applyEvent } from '@/utils/stream/apply-event';
import { withoutPassages } from '@/utils/stream/source-parts';
import { backgroundFor, lessThan, saidIn, taskFor } from './conversation';
import type { Effects } from './effects';

/** The server has less room than was known; a shorter conversation may fit. */
const TOO_LONG: ReadonlySet<FailureCode> = new Set(['context-exceeded', 'request-too-large']);

/** A new record for an order; `now` in milliseconds since the epoch. */
export function newJob(order: JobOrder, now: number): Job {
  return { order, status: 'capturing', maker: 'model', model: '', text: '', refusal: '', attempt: 1, createdAt: now };
}

/**
 * Does one piece of work from the order to its end and tells each change by `effects.update`. Never throws: what goes wrong is in the record.
 * @param begun the record as `newJob` makes it
 * @returns the record at its end
 */
export async function runJob(begun: Job, effects: Effects): Promise<Job> {
  const { order } = begun;
  let job = begun;
  const change = (patch: Partial<Job>, source?: Source) => {
    job = { ...job, ...patch };
    effects.update(job, source);
  };
  const fail = (failure: Failure) => change({ status: 'failed', failure, endedAt: effects.now() });
  /** Applies what comes; gives `less` where the request was too long, for another try with less of the conversation. */
  const follow = async (events: AsyncIterable<StreamEvent>, less: number | undefined) => {
    for await (const event of events) {
      if (event.type === 'error' && less !== undefined && TOO_LONG.has(event.failure.code)) return less;
      job = applyEvent(job, event, effects.now());
      effects.update(job);
    }
    return undefined;
  };

  try {
    effects.update(job);
    const thread = order.follows === undefined ? [] : await effects.thread(order.follows);
    const [found, connection, outputLanguage] = await Promise.all([
      sourceFor(order, thread, effects),
      effects.connection(),
      effects.outputLanguage(),
    ]);
    if ('failure' in found) fail(found.failure);
    else {
      const unfinished = order.mode === 'continue' ? thread.at(-1) : undefined;
      change({ source: found.source && sourceSummary.parse(found.source), text: unfinished?.text ?? '' }, found.source);
      for (let most: number | undefined = Infinity; most !== undefined;) {
        const { request, told, less } = await requestFor(order, found.source, thread, connection, outputLanguage, effects, most);
        const { maker, events } = await makerFor(request, found.source, order, connection, effects);
        if (!events) fail({ code: 'no-model' });
        else change({ ...told, status: 'running', maker, model: maker === 'model' ? request.model : '' });
        most = events && (await follow(events, less));
      }
    }
  } catch (error) {
    if (!effects.signal.aborted) fail({ code: 'unexpected', detail: String(error).slice(0, 500) });
  }
  if (effects.signal.aborted && !isEnded(job.status))
    change({ status: 'stopped', failure: undefined, waitUntil: undefined, endedAt: effects.now() });
  // A stream that ends without an event that says so was cut.
  if (!isEnded(job.status)) fail({ code: 'cut' });
  return job;
}

async function sourceFor(
  order: JobOrder,
  thread: readonly Job[],
  effects: Effects,
): Promise<{ source: Source | undefined } | { failure: Failure }> {
  if (order.scope === 'none') return { source: undefined };
  if (order.scope !== 'kept') return effects.capture(order);
  if (order.without?.includes('source')) return { source: undefined };
  const meant = thread.find((earlier) => earlier.source)?.source;
  const id = order.sourceId ?? meant?.id;
  if (id === undefined) return { source: undefined };
  const source = await effects.keptSource(id);
  // A conversation of its own has a text of its own: each can be deleted without the other.
  if (source) {
    const wanted = order.excluded ? withoutPassages(source, order.excluded) : source;
    return { source: order.follows === undefined && order.versionOf === undefined ? { ...wanted, id: order.jobId } : wanted };
  }
  // The order names a text of its own, a picked file perhaps: what the tab shows is another one.
  if (!meant) return { failure: { code: 'text-gone' } };
  // What was to be left out cannot be told in a text that is taken anew.
  if (order.excluded) return { failure: { code: 'text-gone' } };
  const captured = await effects.capture({ ...order, scope: 'auto' });
  // Another page may be there by now; its text must not pass for the one that was asked about.
  return 'source' in captured && captured.source.url !== meant.url ? { failure: { code: 'text-gone' } } : captured;
}

async function makerFor(
  request: ModelRequest,
  source: Source | undefined,
  order: JobOrder,
  connection: Connection,
  effects: Effects,
): Promise<{ maker: Maker; events?: AsyncIterable<StreamEvent> }> {
  if (!order.onDevice && providerById(connection.providerId).place !== 'on-device') {
    return { maker: 'model', events: request.model ? effects.answer(request, connection, effects.signal, { order, source }) : undefined };
  }
  const action = actionById(order.actionId);
  const task = { summarizes: action.onDevice, length: settledOptions(action, order.options).length ?? '' };
  return (await effects.answerOnDevice(request, source, order, task, effects.signal)) ?? { maker: 'model' };
}

/** The request for an order, and what the job tells of the conversation in it. */
async function requestFor(
  order: JobOrder,
  source: Source | undefined,
  thread: readonly Job[],
  connection: Connection,
  outputLanguage: string,
  effects: Effects,
  most: number,
): Promise<{ request: ModelRequest; told: Pick<Job, 'recap' | 'leftOut'>; less: number | undefined }> {
  const taskOf = (asked: JobOrder) => taskFor(asked, source?.scope ?? 'none', outputLanguage, effects);
  const said = saidIn(thread, (asked) => taskOf(asked).task);
  const last = order.mode === 'continue' ? said.pop() : undefined;
  const { action, context } = taskOf(order);
  const parts = {
    action,
    context,
    model: order.model ?? modelFor(connection, action.tier, action.id),
    source,
    unfinished: last && { task: last.task, text: last.answer },
  };
  const answered = said.filter(({ answer }) => answer !== '');
  const alone = buildRequest({ ...parts, earlier: [] });
  const { earlier, recap, leftOut } = await backgroundFor(answered, thread, alone, order, connection, effects, most);
  const request = earlier.length > 0 || recap ? buildRequest({ ...parts, earlier, recap: recap?.text }) : alone;
  return { request, told: { ...(recap && { recap }), ...(leftOut && { leftOut }) }, less: lessThan(earlier) };
}
