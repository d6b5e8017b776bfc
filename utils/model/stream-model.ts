import { providerById } from '@/utils/providers/index';
import type { Failure, FailureCode } from '@/utils/schema/failure';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';
import { checkedBaseUrl } from './address';
import type { Endpoint, ModelEffects } from './endpoint';
import { failure } from './failures';
import { decide } from './retry';
import { tryModel } from './try-model';

/**
 * Asks a model and gives its answer as it comes. Ends with one `done` (the server's mark of the end was there) or one `error`, or
 * silently after an abort. Failures that pass are tried again after a `wait` event, but never once a part of an answer was received.
 */
export async function* streamModel(request: ModelRequest, endpoint: Endpoint, effects: ModelEffects): AsyncGenerator<StreamEvent> {
  const missing = obstacle(request, endpoint);
  if (missing) {
    yield { type: 'error', failure: missing };
    return;
  }
  for (let attempt = 1; ; attempt++) {
    let received = false;
    let failed: Failure | undefined;
    for await (const event of tryModel(request, endpoint, effects)) {
      if (event.type === 'error') failed = event.failure;
      else yield event;
      received ||= event.type === 'text' || event.type === 'reasoning' || event.type === 'refusal' || event.type === 'tool';
    }
    if (!failed || effects.signal.aborted) return;
    const decision = decide(failed, attempt, effects.now(), effects.random(), received);
    if (decision.type !== 'wait') {
      yield { type: 'error', failure: failed };
      return;
    }
    yield { type: 'wait', until: decision.until, attempt: attempt + 1, failure: failed };
    await effects.wait(decision.until, effects.signal);
    if (effects.signal.aborted) return;
  }
}

/** What makes a request pointless before anything is sent. */
export function obstacle({ model }: Pick<ModelRequest, 'model'>, endpoint: Endpoint): Failure | undefined {
  const base = checkedBaseUrl(endpoint.baseUrl);
  if ('failure' in base) return base.failure;
  const needs = (code: FailureCode) => failure(code, endpoint, model);
  if (!endpoint.key && providerById(endpoint.providerId).key === 'required') return needs('no-key');
  return model ? undefined : needs('no-model');
}
