import { baseUrlOf, providerById } from '@/utils/providers/index';
import type { Failure } from '@/utils/schema/failure';
import type { TestReport } from '@/utils/schema/messages';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';
import type { Connection } from '@/utils/schema/settings';
import { checkedBaseUrl } from './address';
import type { Endpoint, ModelEffects } from './endpoint';
import { listModels, type ModelList } from './list-models';
import { nearNames } from './near-names';
import { obstacle } from './stream-model';
import { tryCorrected } from './try-corrected';

/** Where the API lies below an address, tried in this order. */
const PLACES = ['/v1', '/api/v1', '/openai/v1', '/api', ''];
/** Failures that say that the address may be the wrong one. */
const WRONG_PLACE: readonly Failure['code'][] = ['not-an-api', 'bad-request', 'garbled'];

/**
 * Tries a connection for real: the list of models, then the smallest streamed answer of the chosen one. Says what works or what exactly
 * is wrong. Costs a handful of tokens. Never throws; after an abort the report is not ok.
 * @param key empty if there is none
 */
export async function testConnection(connection: Connection, key: string, effects: ModelEffects): Promise<TestReport> {
  const begun = effects.now();
  const base = checkedBaseUrl(baseUrlOf(connection));
  if ('failure' in base) return { ok: false, took: 0, models: [], failure: base.failure };
  const endpoint: Endpoint = { providerId: connection.providerId, baseUrl: base.url, key };
  const listed = await quietly(listModels(endpoint, effects));
  const models = listed?.models ?? [];
  const model = connection.model || providerById(connection.providerId).tiers.fast;
  const report = (rest: Omit<TestReport, 'took' | 'models' | 'ok'>, took = effects.now() - begun): TestReport => ({
    ok: rest.failure === undefined,
    took: Math.max(0, Math.round(took)),
    models,
    ...rest,
  });
  const missing = obstacle({ model }, endpoint);
  // Without a model there is nothing to ask; but a wrong address or key is said first, the list told it.
  if (missing?.code === 'no-model' && listed && !listed.models)
    return report(await explained(listed.failure ?? missing, endpoint, listed, effects));
  if (missing) return report({ failure: missing });
  const asked = effects.now();
  const { failure, answeredAt } = await smallestAnswer(model, endpoint, effects);
  // Whoever tests has changed something: what was known of the server before counts no more.
  if (!failure) await effects.traffic?.succeeded(new URL(base.url).origin);
  if (!failure) return report({}, (answeredAt ?? effects.now()) - asked);
  if (failure.code === 'model-unknown') return report({ failure, suggestedModels: nearNames(model, models) });
  return report(await explained(failure, endpoint, listed, effects));
}

/** The failure, with an address that works if the one that was typed does not. */
async function explained(
  failure: Failure,
  endpoint: Endpoint,
  listed: ModelList | undefined,
  effects: ModelEffects,
): Promise<Pick<TestReport, 'failure' | 'suggestedBaseUrl'>> {
  const hasList = listed?.models !== undefined;
  if (hasList || !listed || !WRONG_PLACE.includes(failure.code)) return { failure };
  const suggestedBaseUrl = await workingPlace(endpoint, effects);
  return { failure: { ...failure, code: 'not-an-api' }, ...(suggestedBaseUrl && { suggestedBaseUrl }) };
}

/** The first place on the same server that answers as the API does. */
async function workingPlace(endpoint: Endpoint, effects: ModelEffects): Promise<string | undefined> {
  for (const baseUrl of places(endpoint.baseUrl)) {
    const listed = await quietly(listModels({ ...endpoint, baseUrl }, effects));
    if (listed?.isApi) return baseUrl;
    if (effects.signal.aborted) return undefined;
  }
  return undefined;
}

/** Addresses that are often meant by this one: with and without a version, also where it was typed twice. */
export function places(baseUrl: string): string[] {
  const { origin, pathname } = new URL(baseUrl);
  const stem = pathname.replace(/(?:\/v\d\w*)+\/?$/, '').replace(/\/$/, '');
  const candidates = [...PLACES.map((place) => `${origin}${stem}${place}`), ...PLACES.map((place) => `${origin}${place}`)];
  return [...new Set(candidates)].filter((candidate) => candidate !== baseUrl);
}

async function smallestAnswer(
  model: string,
  endpoint: Endpoint,
  effects: ModelEffects,
): Promise<{ failure?: Failure; answeredAt?: number }> {
  const request: ModelRequest = {
    model,
    instructions: 'Answer with the single word OK.',
    turns: [{ role: 'user', parts: [{ type: 'text', text: 'OK?' }] }],
    maxOutputTokens: 16,
  };
  let answeredAt: number | undefined;
  let last: StreamEvent | undefined;
  for await (const event of tryCorrected(request, endpoint, effects)) {
    answeredAt ??= effects.now();
    last = event;
  }
  if (last?.type === 'done') return { answeredAt };
  return { failure: last?.type === 'error' ? last.failure : { code: 'interrupted' } };
}

/** A call whose failure the next one will tell better. */
async function quietly<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch {
    return undefined;
  }
}
