import { providerById } from '@/utils/providers/index';
import type { Failure } from '@/utils/schema/failure';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';
import { isPrivateHost } from '@/utils/providers/address';
import { joined, type AnswerReader } from './answer-reader';
import { bodyText } from './body-text';
import { LIMITS, profileOf, type Endpoint, type Limits, type ModelEffects } from './endpoint';
import { errorIn, failure, failureOfAnswer, failureOfError } from './failures';
import { isRecord, parsed } from './json';
import { ModelError } from './model-error';
import { protocolOf } from './protocols';
import { send } from './send';
import { watchSilence } from './silence';
import { SseReader } from './sse';

const MAX_ERROR_BYTES = 64_000;
const MAX_WHOLE_BYTES = 8_000_000;

/** What one try works with. */
interface Attempt {
  readonly request: ModelRequest;
  readonly endpoint: Endpoint;
  readonly effects: ModelEffects;
  readonly limits: Limits;
  /** Ends the request; its reason is the ModelError to tell. */
  readonly stop: AbortController;
}

/**
 * Asks a model once. The events end with `done` or `error`; an abort from outside ends them silently. Never throws.
 * @param endpoint where to; `baseUrl` may be as typed
 */
export async function* tryModel(request: ModelRequest, endpoint: Endpoint, effects: ModelEffects): AsyncGenerator<StreamEvent> {
  const stop = new AbortController();
  const attempt: Attempt = { request, endpoint, effects, limits: { ...LIMITS, ...effects.limits }, stop };
  let responded = false;
  try {
    const response = await ask(attempt);
    responded = true;
    effects.heard?.(response.headers);
    await effects.traffic?.heard(new URL(endpoint.baseUrl).origin, response.headers);
    yield* answerEvents(response, attempt);
  } catch (error) {
    if (effects.signal.aborted) return;
    yield { type: 'error', failure: await failureOfThrown(stop.signal.aborted ? stop.signal.reason : error, responded, attempt) };
  }
}

/** Sends the request and gives the answer as soon as its headers are there. */
async function ask({ request, endpoint, effects, limits, stop }: Attempt): Promise<Response> {
  const profile = profileOf(endpoint);
  const protocol = protocolOf(profile);
  const host = URL.parse(endpoint.baseUrl)?.hostname ?? '';
  const soon = isPrivateHost(host) ? limits.localHeaders : limits.headers;
  // A whole answer begins when it is made.
  const patience = profile.streams ? soon : Math.max(soon, limits.thinking);
  const timer = setTimeout(() => stop.abort(new ModelError('no-answer')), patience);
  try {
    const signal = AbortSignal.any([effects.signal, stop.signal]);
    return await send(endpoint, { method: 'POST', path: protocol.path, body: protocol.body(request, profile), signal }, effects.fetch);
  } finally {
    clearTimeout(timer);
  }
}

async function* answerEvents(response: Response, attempt: Attempt): AsyncGenerator<StreamEvent> {
  const { request, endpoint, effects, limits, stop } = attempt;
  const { model } = request;
  const type = response.headers.get('content-type') ?? '';
  const inOnePiece = !response.ok || /\bhtml\b|\bjson\b/i.test(type);
  const reader = protocolOf(profileOf(endpoint)).reader({
    endpoint,
    model,
    requestId: response.headers.get('x-request-id') ?? '',
  });
  if (!inOnePiece) {
    yield* streamEvents(response, reader, attempt);
    return;
  }
  const watch = watchSilence(limits.thinking, () => stop.abort(new ModelError(response.ok ? 'stalled' : 'no-answer')));
  try {
    const text = await bodyText(response, response.ok ? MAX_WHOLE_BYTES : MAX_ERROR_BYTES);
    if (response.ok) yield* wholeEvents(text, response, reader, attempt);
    else yield { type: 'error', failure: failureOfAnswer(response, text, endpoint, model, effects.now()) };
  } finally {
    watch.stop();
  }
}

/** What a body without events is: an answer in one piece, an error, or something else altogether. */
function* wholeEvents(
  text: string,
  response: Response,
  reader: AnswerReader,
  { request, endpoint, effects }: Attempt,
): Generator<StreamEvent> {
  if (text.trim() === '') throw new ModelError('cut');
  const body = parsed(text);
  const isAnswer = isRecord(body) && errorIn(body) === undefined && ('choices' in body || body.object === 'response');
  if (isAnswer) {
    const events = joined(reader.whole(body));
    yield* events;
    if (!isOver(events)) throw new ModelError('cut');
    return;
  }
  const error = errorIn(body);
  yield {
    type: 'error',
    failure: error
      ? failureOfError(error, endpoint, request.model, { status: response.status })
      : { ...failureOfAnswer(response, text, endpoint, request.model, effects.now()), code: 'not-an-api' },
  };
}

const isOver = (events: readonly StreamEvent[]): boolean => events.some(({ type }) => type === 'done' || type === 'error');

async function* streamEvents(response: Response, reader: AnswerReader, attempt: Attempt): AsyncGenerator<StreamEvent> {
  const { limits, stop } = attempt;
  const sse = new SseReader();
  const watch = watchSilence(limits.thinking, () => stop.abort(new ModelError('stalled')));
  const beginning = new Beginning();
  let over = false;
  let problem: Error | undefined;
  try {
    for await (const chunk of chunksOf(response, stop.signal)) {
      const data = sse.feed(chunk);
      beginning.note(chunk, data.length > 0);
      const { events, garbled } = read(data, reader);
      over ||= isOver(events);
      watch.heard(data.length > 0 ? 'event' : 'bytes', nextLimit(reader, over, limits), limits.comments);
      yield* joined(events);
      if (events.at(-1)?.type === 'error') return;
      if (garbled !== undefined) throw new ModelError('garbled', garbled);
    }
    // A last event that is no JSON was cut off.
    const { events } = read(sse.end(), reader);
    over ||= isOver(events);
    yield* joined(events);
  } catch (error) {
    problem = error instanceof Error ? error : new Error(String(error));
  } finally {
    watch.stop();
  }
  if (over) return;
  // What was held back, and `done` where only the tail after the mark of the end is missing.
  const last = reader.close();
  yield* last;
  if (isOver(last)) return;
  if (problem) throw problem;
  if (beginning.hadEvents) throw new ModelError('cut');
  yield* wholeEvents(beginning.text, response, reader, attempt);
}

/** The next silence may be as long as what comes next may take. */
function nextLimit(reader: AnswerReader, over: boolean, limits: Limits): number {
  if (over) return limits.drain;
  if (reader.ended) return limits.afterEnd;
  return reader.begun ? limits.silence : limits.thinking;
}

/** Keeps the first of a body that has no events in it: it may be a page or an error under a wrong content type. */
class Beginning {
  hadEvents = false;
  readonly #decoder = new TextDecoder();
  #text = '';

  get text(): string {
    return this.#text;
  }

  note(chunk: Uint8Array, hasEvents: boolean): void {
    this.hadEvents ||= hasEvents;
    if (!this.hadEvents && this.#text.length < MAX_ERROR_BYTES) this.#text += this.#decoder.decode(chunk, { stream: true });
  }
}

interface Reading {
  readonly events: StreamEvent[];
  /** What is neither JSON nor a known mark: words are missing from the answer. */
  garbled?: string;
}

/** Parses what came, up to the first garbled event. */
function read(data: readonly string[], reader: AnswerReader): Reading {
  const reading: Reading = { events: [] };
  for (const text of data) {
    const value = text.startsWith('{') ? parsed(text) : undefined;
    if (isRecord(value)) reading.events.push(...reader.read(value));
    else if (text.trim() === '[DONE]') reading.events.push(...reader.mark());
    else if (text.includes('\n')) {
      // Not every server ends its events with an empty line.
      const lines = read(text.split('\n'), reader);
      reading.events.push(...lines.events);
      reading.garbled = lines.garbled;
    } else if (/^\s*[{[]/.test(text)) reading.garbled = text.slice(0, 200);
    if (reading.garbled !== undefined) break;
  }
  return reading;
}

async function* chunksOf({ body }: Response, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (!reader) return;
  const cancel = () => void reader.cancel(signal.reason).catch(() => {});
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (signal.aborted) throw signal.reason;
      if (done) return;
      yield value;
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel();
  }
}

/** The failure behind an exception: ours has its name; anything else is the network's, which tells no reasons. */
async function failureOfThrown(error: unknown, responded: boolean, { request, endpoint, effects }: Attempt): Promise<Failure> {
  const { model } = request;
  if (error instanceof ModelError) return failure(error.code, endpoint, model, { detail: error.detail });
  const detail = error instanceof Error ? error.message : String(error);
  // A server on this computer or in its network is there without the internet.
  const isNear = isPrivateHost(URL.parse(endpoint.baseUrl)?.hostname ?? '');
  if (globalThis.navigator?.onLine === false && !isNear) return failure('offline', endpoint, model, { detail });
  if (responded) return failure('cut', endpoint, model, { detail });
  // Servers that let pages read their answers need no permission, so a missing one is no reason.
  const { needsServerAccess } = providerById(endpoint.providerId);
  const forbidden = needsServerAccess && (await effects.mayReach?.(endpoint.baseUrl)) === false;
  return failure(forbidden ? 'permission' : 'unreachable', endpoint, model, { detail });
}
