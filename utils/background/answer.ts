import { checkedBaseUrl } from '@/utils/model/address';
import type { ModelEffects } from '@/utils/model/endpoint';
import { streamModel } from '@/utils/model/stream-model';
import { TrafficControl } from '@/utils/model/traffic-control';
import { hasServerAccess } from '@/utils/platform/site-access';
import { baseUrlOf } from '@/utils/providers/index';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';
import type { Traffic } from '@/utils/schema/traffic';
import type { Connection } from '@/utils/schema/settings';
import { learnedProfile, learnProfile, loadTraffic, saveTraffic } from '@/utils/storage/endpoint-memory';
import { readKey } from '@/utils/storage/keyring';

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

/** The real world for the code that talks to a server; without `wait`, nothing is tried again later. */
export function networkEffects(signal: AbortSignal, wait: Wait = () => Promise.resolve()): ModelEffects {
  return {
    signal,
    wait,
    traffic,
    now: () => Date.now(),
    random: () => Math.random(),
    mayReach: hasServerAccess,
    learned: (baseUrl, model, change) => void learnProfile(baseUrl, model, change),
  };
}

/** The key of this connection's server; empty if there is none or the address is not one to send it to. */
export async function keyFor(connection: Connection): Promise<string> {
  const base = checkedBaseUrl(baseUrlOf(connection));
  return 'failure' in base ? '' : readKey(new URL(base.url).origin);
}

/** Asks the connection's server. The key is read here, for this request. */
export function answerFromServer(wait: Wait) {
  return async function* (request: ModelRequest, connection: Connection, signal: AbortSignal): AsyncIterable<StreamEvent> {
    const base = checkedBaseUrl(baseUrlOf(connection));
    if ('failure' in base) {
      yield { type: 'error', failure: base.failure };
      return;
    }
    const [key, profile] = await Promise.all([keyFor(connection), learnedProfile(base.url, request.model)]);
    yield* streamModel(request, { providerId: connection.providerId, baseUrl: base.url, key, profile }, networkEffects(signal, wait));
  };
}
