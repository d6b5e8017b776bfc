import { providerById } from '@/utils/providers/index';
import type { Failure, FailureCode } from '@/utils/schema/failure';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';
import type { EndpointProfile } from '@/utils/schema/profile';
import { checkedBaseUrl, isPrivateHost } from '@/utils/providers/address';
import { profileOf, type Endpoint, type ModelEffects } from './endpoint';
import { failure } from './failures';
import { decide } from './retry';
import type { Ticket } from './traffic';
import { tryCorrected } from './try-corrected';

/** Requests to one server at a time. A server on the user's own machine does one after the other anyway, and counts the wait as silence. */
const AT_ONCE = 4;
const AT_ONCE_LOCAL = 1;

/**
 * Asks a model and gives its answer as it comes. Ends with one `done` (the server's mark of the end was there) or one `error`, or
 * silently after an abort. Failures that pass are tried again after a `wait` event, but never once a part of an answer was received.
 */
export async function* streamModel(request: ModelRequest, typed: Endpoint, effects: ModelEffects): AsyncGenerator<StreamEvent> {
  const base = checkedBaseUrl(typed.baseUrl);
  if ('failure' in base) return yield { type: 'error', failure: base.failure };
  const missing = obstacle(request, typed);
  if (missing) return yield { type: 'error', failure: missing };
  const endpoint: Endpoint = { ...typed, baseUrl: base.url };
  let insists = false;
  for (let tries = 1; ;) {
    const { failed, received } = yield* inTurn(request, endpoint, effects, insists);
    if (!failed || effects.signal.aborted) return;
    const until = whenAgain(failed, tries, received, effects);
    if (until === undefined) {
      yield { type: 'error', failure: failed.failure };
      return;
    }
    // Waiting for a turn is no try.
    if (!failed.unsent) tries++;
    yield { type: 'wait', until, attempt: tries, failure: failed.failure };
    // A server in this computer's own network is there without the internet; its failures have other names and a time.
    await effects.wait(failed.failure.code === 'offline' ? Infinity : until, effects.signal);
    if (effects.signal.aborted) return;
    insists = effects.now() < until;
  }
}

interface Failed {
  readonly failure: Failure;
  /** Nothing was sent: not before this time, or not at all. */
  readonly unsent?: { readonly until?: number };
}

function whenAgain({ failure: why, unsent }: Failed, attempt: number, received: boolean, effects: ModelEffects): number | undefined {
  if (unsent) return unsent.until;
  const decision = decide(why, attempt, effects.now(), effects.random(), received);
  return decision.type === 'wait' ? decision.until : undefined;
}

/** One try, when the server's turn for it has come. Gives all events but the error. */
async function* inTurn(
  request: ModelRequest,
  endpoint: Endpoint,
  effects: ModelEffects,
  insists: boolean,
): AsyncGenerator<StreamEvent, { failed?: Failed; received: boolean }> {
  const { traffic, signal } = effects;
  const url = new URL(endpoint.baseUrl);
  const origin = url.origin;
  const profile = profileOf(endpoint);
  const ticket = ticketFor(endpoint, profile, effects, insists);
  const verdict = await traffic
    ?.enter(origin, ticket, profile.atOnce ?? (isPrivateHost(url.hostname) ? AT_ONCE_LOCAL : AT_ONCE), signal)
    .catch(() => undefined);
  if (signal.aborted) {
    if (verdict?.type === 'go') traffic?.leave(origin);
    return { received: false };
  }
  if (verdict && verdict.type !== 'go') {
    const { code, status, detail, retryAt } = verdict.failure;
    const why = failure(code, endpoint, request.model, { status, detail, retryAt });
    return { failed: { failure: why, unsent: { until: verdict.type === 'wait' ? verdict.until : undefined } }, received: false };
  }
  let received = false;
  let failed: Failed | undefined;
  try {
    for await (const event of tryCorrected(request, endpoint, effects)) {
      if (event.type === 'error') failed = { failure: event.failure };
      else yield event;
      if (event.type === 'start') await traffic?.succeeded(origin);
      received ||= event.type === 'text' || event.type === 'reasoning' || event.type === 'refusal' || event.type === 'tool';
    }
    if (failed) await traffic?.failed(origin, failed.failure);
  } finally {
    traffic?.leave(origin);
  }
  return { failed, received };
}

function ticketFor({ key }: Endpoint, profile: EndpointProfile, { tokens = 0 }: ModelEffects, insists: boolean): Ticket {
  const { requestsPerMinute: requests, tokensPerMinute: perMinute } = profile;
  const hasPace = requests !== undefined || perMinute !== undefined;
  return { tokens, keyHint: key.slice(-4), insists, ...(hasPace && { perMinute: { requests, tokens: perMinute } }) };
}

/** What makes a request pointless before anything is sent, the address apart. */
export function obstacle({ model }: Pick<ModelRequest, 'model'>, endpoint: Endpoint): Failure | undefined {
  const needs = (code: FailureCode) => failure(code, endpoint, model);
  if (!endpoint.key && providerById(endpoint.providerId).key === 'required') return needs('no-key');
  return model ? undefined : needs('no-model');
}
