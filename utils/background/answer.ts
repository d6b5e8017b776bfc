import { checkedBaseUrl } from '@/utils/providers/address';
import type { Endpoint, ModelEffects } from '@/utils/model/endpoint';
import { TrafficControl } from '@/utils/model/traffic-control';
import { hasSiteAccess } from '@/utils/platform/site-access';
import { baseUrlOf } from '@/utils/providers/index';
import type { AnswerFor } from '@/utils/engine/effects';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';
import type { Traffic } from '@/utils/schema/traffic';
import type { Connection } from '@/utils/schema/settings';
import { learnedProfile, learnProfile, loadTraffic, saveTraffic } from '@/utils/storage/endpoint-memory';
import { readKey } from '@/utils/storage/keyring';
import { keepOffers } from '@/utils/storage/offers';
import { localDay } from '@/utils/usage/day';
import { keptAnswer, mayKeep, noteKept, remembering } from './kept-answer';
import { paidCall } from './paid-call';
import { requestKey } from './request-key';
import { SharedCalls } from './shared-calls';

type Wait = ModelEffects['wait'];

/** The worker alone counts, so what it knows need not be read again, and nothing that is sent waits for it to be written. */
const counted = new Map<string, Traffic>();
const traffic = new TrafficControl(
  {
    load: async (origin) => counted.get(origin) ?? loadTraffic(origin),
    save: async (origin, state) => {
      counted.set(origin, state);
      saveTraffic(origin, state).catch(() => {});
    },
  },
  () => Date.now(),
);
const calls = new SharedCalls();

/** The real world for the code that talks to a server; without `wait`, nothing is tried again later. */
export function networkEffects(signal: AbortSignal, wait: Wait = () => Promise.resolve()): ModelEffects {
  return {
    signal,
    wait,
    traffic,
    now: () => Date.now(),
    random: () => Math.random(),
    mayReach: hasSiteAccess,
    learned: (baseUrl, model, change) => void learnProfile(baseUrl, model, change),
    offered: (baseUrl, offers) => void keepOffers(new URL(baseUrl).host, offers, localDay(Date.now())),
  };
}

/** The key of this connection's server; empty if there is none or the address is not one to send it to. */
export async function keyFor(connection: Connection): Promise<string> {
  const base = checkedBaseUrl(baseUrlOf(connection));
  return 'failure' in base ? '' : readKey(new URL(base.url).origin);
}

/** Asks the connection's server, unless the same was answered before or is being answered. The key is read here, for this request. */
export function answerFromServer(wait: Wait) {
  return async function* (
    request: ModelRequest,
    connection: Connection,
    signal: AbortSignal,
    about: AnswerFor,
  ): AsyncIterable<StreamEvent> {
    const base = checkedBaseUrl(baseUrlOf(connection));
    if ('failure' in base) {
      yield { type: 'error', failure: base.failure };
      return;
    }
    const { actionId, overBudget = false, fresh = false } = about.order;
    const fromKept = async () => {
      const [hash, keeps] = await Promise.all([requestKey(request, base.url, about.source?.id), mayKeep(about)]);
      return { hash, keeps, kept: keeps && !fresh ? await keptAnswer(hash) : undefined };
    };
    const [key, profile, { hash, keeps, kept }] = await Promise.all([
      keyFor(connection),
      learnedProfile(base.url, request.model),
      fromKept(),
    ]);
    const endpoint: Endpoint = { providerId: connection.providerId, baseUrl: base.url, key, profile };
    if (kept) {
      yield* kept.events;
      await noteKept(kept, request, new URL(base.url).host, actionId);
      return;
    }
    const purpose = { actionId, overBudget, ...(keeps && { onWhole: remembering(hash) }) };
    const make = (ended: AbortSignal, pause: Wait) => paidCall(request, endpoint, networkEffects(ended, pause), purpose);
    // Once more means once more: such a call is nobody else's.
    yield* fresh ? make(signal, wait) : calls.join(hash, make, wait, signal);
  };
}
