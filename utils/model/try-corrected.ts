import type { Failure } from '@/utils/schema/failure';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';
import type { EndpointProfile } from '@/utils/schema/profile';
import { correction } from './correct-profile';
import { profileOf, type Endpoint, type ModelEffects } from './endpoint';
import { protocolOf } from './protocols';
import { tryModel } from './try-model';

type Change = Partial<EndpointProfile>;

/** Differences that one server can have from what is known of it. */
const MAX_CORRECTIONS = 4;

/**
 * As `tryModel`, but what a server refuses in how it was asked is said differently, each thing once. What helped is handed to
 * `effects.learned` as soon as the server takes it.
 */
export async function* tryCorrected(request: ModelRequest, endpoint: Endpoint, effects: ModelEffects): AsyncGenerator<StreamEvent> {
  let learned: Change = {};
  for (let corrections = 0; ; corrections++) {
    const current: Endpoint = { ...endpoint, profile: { ...endpoint.profile, ...learned } };
    let change: Change | undefined;
    let taken = false;
    for await (const event of tryModel(request, current, effects)) {
      const mayChange = event.type === 'error' && !taken && corrections < MAX_CORRECTIONS;
      change = mayChange ? helpful(event.failure, request, profileOf(current), learned) : undefined;
      if (change) break;
      if (!taken && event.type !== 'error') {
        taken = true;
        if (corrections > 0) effects.learned?.(endpoint.baseUrl, request.model, learned);
      }
      yield event;
    }
    if (!change) return;
    learned = { ...learned, ...change };
  }
}

/** A change that makes this request another one. What was changed once stays: back and forth would never end. */
function helpful(failure: Failure, request: ModelRequest, profile: EndpointProfile, learned: Change): Change | undefined {
  const change = correction(failure, profile);
  // A form is gone down rung by rung.
  if (!change || Object.keys(change).some((field) => field !== 'structured' && field in learned)) return undefined;
  const changed = { ...profile, ...change };
  const bodyFor = (used: EndpointProfile) => JSON.stringify(protocolOf(used).body(request, used));
  return changed.protocol !== profile.protocol || bodyFor(changed) !== bodyFor(profile) ? change : undefined;
}
