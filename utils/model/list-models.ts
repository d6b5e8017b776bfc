import type { Failure } from '@/utils/schema/failure';
import { bodyText } from './body-text';
import type { Endpoint, ModelEffects } from './endpoint';
import { errorIn, failureOfAnswer } from './failures';
import { isRecord, parsed, record, string } from './json';
import { send } from './send';

const MAX_LIST_BYTES = 8_000_000;
const MAX_MODELS = 2_000;
/** Milliseconds; a list of names needs no thinking. */
const LIST_LIMIT = 15_000;

/** Refusals of a call that exists. */
const KNOWS_CALL = [401, 402, 403, 429];

export interface ModelList {
  /** Ids in the server's order; undefined if there is no such list here. */
  readonly models: string[] | undefined;
  /** Why there is none. */
  readonly failure?: Failure;
  /** Something that speaks this API answered, be it to refuse. */
  readonly isApi: boolean;
}

/** Asks a server for its models. Rejects as `fetch` does if there is no answer. */
export async function listModels(endpoint: Endpoint, effects: Pick<ModelEffects, 'signal' | 'now' | 'fetch'>): Promise<ModelList> {
  const signal = AbortSignal.any([effects.signal, AbortSignal.timeout(LIST_LIMIT)]);
  const response = await send(endpoint, { method: 'GET', path: '/models', signal }, effects.fetch);
  const text = await bodyText(response, MAX_LIST_BYTES);
  const body = parsed(text);
  // Most send `{data: […]}`, some the bare list.
  const entries = Array.isArray(body) ? body : isRecord(body) ? body.data : undefined;
  if (response.ok && Array.isArray(entries)) {
    // Gemini's compatible end lists `models/…`, and takes the name without it.
    const ids = entries.map((entry) => string(record(entry).id).replace(/^models\//, '')).filter(Boolean);
    return { models: [...new Set(ids)].slice(0, MAX_MODELS), isApi: true };
  }
  const refused = response.ok ? undefined : failureOfAnswer(response, text, endpoint, '', effects.now());
  return { models: undefined, failure: refused, isApi: errorIn(body) !== undefined && KNOWS_CALL.includes(response.status) };
}
