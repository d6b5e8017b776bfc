import type { Failure } from '@/utils/schema/failure';
import type { Offer } from '@/utils/schema/offer';
import { bodyText } from './body-text';
import { profileOf, type Endpoint, type ModelEffects } from './endpoint';
import { errorIn, failureOfAnswer } from './failures';
import { isRecord, number, parsed, record, string, type Json } from './json';
import { send } from './send';

const MAX_LIST_BYTES = 8_000_000;
const MAX_MODELS = 2_000;
/** Milliseconds; a list of names needs no thinking. */
const LIST_LIMIT = 15_000;

/** Refusals of a call that exists. */
const KNOWS_CALL = [401, 402, 403, 429];

export interface ModelList {
  /** Ids in the server's order; undefined if there is no such list here, or none of what can be asked for. */
  readonly models: string[] | undefined;
  /** Why there is none. */
  readonly failure?: Failure;
  /** Something that speaks this API answered, be it to refuse. */
  readonly isApi: boolean;
}

/** Asks a server for its models. Rejects as `fetch` does if there is no answer. */
export async function listModels(
  endpoint: Endpoint,
  effects: Pick<ModelEffects, 'signal' | 'now' | 'fetch' | 'offered'>,
): Promise<ModelList> {
  const signal = AbortSignal.any([effects.signal, AbortSignal.timeout(LIST_LIMIT)]);
  const response = await send(endpoint, { method: 'GET', path: '/models', signal }, effects.fetch);
  const text = await bodyText(response, MAX_LIST_BYTES);
  const body = parsed(text);
  // Most send `{data: […]}`, some the bare list.
  const entries = Array.isArray(body) ? body : isRecord(body) ? body.data : undefined;
  if (response.ok && Array.isArray(entries)) {
    // Gemini's compatible end lists `models/…`, and takes the name without it.
    const named = entries
      .map((entry) => [string(record(entry).id).replace(/^models\//, ''), record(entry)] as const)
      .filter(([id]) => id !== '')
      .slice(0, MAX_MODELS);
    const { listsModels, tellsPrices } = profileOf(endpoint);
    if (!listsModels) return { models: undefined, isApi: true };
    effects.offered?.(endpoint.baseUrl, offersIn(named, tellsPrices));
    return { models: [...new Set(named.map(([id]) => id))], isApi: true };
  }
  const refused = response.ok ? undefined : failureOfAnswer(response, text, endpoint, '', effects.now());
  return { models: undefined, failure: refused, isApi: errorIn(body) !== undefined && KNOWS_CALL.includes(response.status) };
}

const MILLION = 1_000_000;

function offersIn(named: readonly (readonly [string, Json])[], tellsPrices: boolean): Record<string, Offer> {
  const offers = named.map(([id, entry]) => [id, { ...contextIn(entry), ...(tellsPrices && pricesIn(record(entry.pricing))) }] as const);
  return Object.fromEntries(offers.filter(([, offer]) => Object.keys(offer).length > 0));
}

/** Tokens that a model reads at once: OpenRouter and Together, vLLM, Mistral, Groq. llama.cpp tells what it was trained with, not what was set up. */
function contextIn(entry: Json): Pick<Offer, 'context'> {
  const told = [entry.context_length, entry.max_model_len, entry.max_context_length, entry.context_window].map(number);
  const context = told.find((tokens) => tokens !== undefined && tokens > 0);
  return context === undefined ? {} : { context };
}

/** OpenRouter's prices: US dollars per token, as texts. One that is charged by the request, or only known afterwards (-1), is none to reckon with. */
function pricesIn(pricing: Json): Omit<Offer, 'context'> {
  const each = (name: string) => (pricing[name] === undefined ? undefined : Number(string(pricing[name]) || Number.NaN) * MILLION);
  const [input, output, request = 0] = [each('prompt'), each('completion'), each('request')];
  const known = (price: number | undefined): price is number => price !== undefined && price >= 0;
  if (!known(input) || !known(output) || request !== 0) return {};
  const [cached, cacheWrite] = [each('input_cache_read'), each('input_cache_write')];
  return { input, output, ...(known(cached) && { cached }), ...(known(cacheWrite) && { cacheWrite }) };
}
