import { actionById, settledOptions } from '@/utils/actions/index';
import { buildRequest, type Exchange } from '@/utils/prompt/build-request';
import { modelFor, providerById } from '@/utils/providers/index';
import type { PromptContext } from '@/utils/schema/action';
import type { Failure } from '@/utils/schema/failure';
import { isEnded, type Job, type JobOrder, type Maker } from '@/utils/schema/job';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';
import type { Connection } from '@/utils/schema/settings';
import { sourceSummary, type Source } from '@/utils/schema/source';
import { applyEvent } from '@/utils/stream/apply-event';

/** What an order on this device needs to know of its action. */
export interface OnDeviceTask {
  /** The action can be done by picking sentences. */
  readonly summarizes: boolean;
  /** How long: `short`, `medium` or `long`. */
  readonly length: string;
}

/** What an answer is for. */
export interface AnswerFor {
  readonly order: JobOrder;
  readonly source: Source | undefined;
}

/** The world as a job needs it; everything that reaches beyond the job comes in here. */
export interface Effects {
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Reads the page as the order says. */
  readonly capture: (order: JobOrder) => Promise<{ source: Source } | { failure: Failure }>;
  /** The text of an earlier job of this conversation, if it is still there. */
  readonly keptSource: (id: string) => Promise<Source | undefined>;
  /** The conversation up to and with this job, oldest first. */
  readonly thread: (jobId: string) => Promise<Job[]>;
  readonly connection: () => Promise<Connection>;
  /** BCP 47 tag of the language wanted for answers, or empty. */
  readonly outputLanguage: () => Promise<string>;
  /** English name of a language. */
  readonly languageName: (tag: string) => string;
  /** Asks the model. Ends after its terminal event, or silently after an abort. */
  readonly answer: (request: ModelRequest, connection: Connection, signal: AbortSignal, about: AnswerFor) => AsyncIterable<StreamEvent>;
  /** Answers without a model server; `undefined` if nothing on this device can do this. */
  readonly answerOnDevice: (
    request: ModelRequest,
    source: Source | undefined,
    order: JobOrder,
    task: OnDeviceTask,
    signal: AbortSignal,
  ) => Promise<{ maker: Maker; events: AsyncIterable<StreamEvent> } | undefined>;
  /** Shows and keeps the job as it is now. */
  readonly update: (job: Job, source?: Source) => void;
}

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
      const request = requestFor(order, found.source, thread, connection, outputLanguage, effects);
      const { maker, events } = await makerFor(request, found.source, order, connection, effects);
      if (!events) fail({ code: 'no-model' });
      else {
        change({ status: 'running', maker, model: maker === 'model' ? request.model : '' });
        for await (const event of events) {
          job = applyEvent(job, event, effects.now());
          effects.update(job);
        }
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
  const meant = thread.find((earlier) => earlier.source)?.source;
  const id = order.sourceId ?? meant?.id;
  if (id === undefined) return { source: undefined };
  const source = await effects.keptSource(id);
  // A conversation of its own has a text of its own: each can be deleted without the other.
  if (source) return { source: order.follows === undefined ? { ...source, id: order.jobId } : source };
  const captured = await effects.capture({ ...order, scope: 'auto' });
  // Another page may be there by now; its text must not pass for the one that was asked about.
  return 'source' in captured && meant && captured.source.url !== meant.url ? { failure: { code: 'text-gone' } } : captured;
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

function requestFor(
  order: JobOrder,
  source: Source | undefined,
  thread: readonly Job[],
  connection: Connection,
  outputLanguage: string,
  effects: Effects,
): ModelRequest {
  const taskOf = ({ actionId, options, instruction }: JobOrder) => {
    const action = actionById(actionId);
    const context: PromptContext = {
      options: settledOptions(action, options),
      instruction: instruction.trim(),
      outputLanguage: outputLanguage && effects.languageName(outputLanguage),
      languageName: effects.languageName,
      scope: source?.scope ?? 'none',
    };
    return { action, context, task: action.task(context) };
  };
  // The text of a job that was gone on with is part of the one that did.
  const settled = thread.filter((_, index) => thread[index + 1]?.order.mode !== 'continue');
  const exchanges = settled.map((earlier): Exchange => ({ task: taskOf(earlier.order).task, answer: earlier.text }));
  const last = order.mode === 'continue' ? exchanges.pop() : undefined;
  const { action, context } = taskOf(order);
  return buildRequest({
    action,
    context,
    model: modelFor(connection, action.tier, action.id),
    source,
    earlier: exchanges.filter(({ answer }) => answer !== ''),
    unfinished: last && { task: last.task, text: last.answer },
  });
}
