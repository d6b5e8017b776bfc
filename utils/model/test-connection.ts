import { baseUrlOf, providerById } from '@/utils/providers/index';
import type { Failure } from '@/utils/schema/failure';
import type { TestReport } from '@/utils/schema/messages';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';
import type { EndpointProfile } from '@/utils/schema/profile';
import { serverAt, serverOfKey } from '@/utils/providers/known-servers';
import type { Connection } from '@/utils/schema/settings';
import { checkedBaseUrl, isPrivateHost } from '@/utils/providers/address';
import { profileOf, type Endpoint, type ModelEffects } from './endpoint';
import { failure as nameFailure } from './failures';
import { listModels, type ModelList } from './list-models';
import { nearNames } from './near-names';
import { probeReading } from './probe-reading';
import { obstacle } from './stream-model';
import { tryCorrected } from './try-corrected';

/** Where the API lies below an address, tried in this order. */
const PLACES = ['/v1', '/api/v1', '/openai/v1', '/api', ''];
/** Failures that say that the address may be the wrong one. */
const WRONG_PLACE: readonly Failure['code'][] = ['not-an-api', 'bad-request', 'garbled'];
/** Failures that another server's key may be behind. */
const ABOUT_KEY: readonly Failure['code'][] = ['key-refused', 'key-not-allowed'];
/** Models offered where none is called alike. */
const OFFERED = 6;
/** Milliseconds for a server on the same machine to answer. */
const NEXT_DOOR_LIMIT = 2_000;

type Rest = Omit<TestReport, 'took' | 'models' | 'ok'>;

/**
 * Tries a connection for real: the list of models, then the smallest streamed answer of the chosen one, and at a server of one's own whether
 * it reads long texts whole. Says what works or what exactly is wrong. Costs a handful of tokens. Never throws; after an abort the report
 * is not ok.
 * @param key empty if there is none @param profile what was learned of the server and model, or set
 */
export async function testConnection(
  connection: Connection,
  key: string,
  effects: ModelEffects,
  profile: Partial<EndpointProfile> = {},
): Promise<TestReport> {
  const begun = effects.now();
  const typed = baseUrlOf(connection);
  const base = checkedBaseUrl(typed);
  if ('failure' in base) return { ok: false, took: 0, models: [], failure: base.failure, ...secured(typed, base.failure) };
  const endpoint: Endpoint = { providerId: connection.providerId, baseUrl: base.url, key, profile };
  const model = connection.model || providerById(connection.providerId).tiers.fast;
  const stray = strayKey(endpoint);
  // A key that is certainly another one's is not shown to this one.
  if (stray && serverAt(base.url)) {
    return { ok: false, took: 0, models: [], failure: nameFailure('key-elsewhere', endpoint, model), keyOwner: stray };
  }
  const listed = await quietly(listModels(endpoint, effects));
  const models = listed?.models ?? [];
  const report = (rest: Rest, took = effects.now() - begun): TestReport => ({
    ok: rest.failure === undefined,
    took: Math.max(0, Math.round(took)),
    models,
    ...rest,
  });
  const missing = obstacle({ model }, endpoint);
  // Without a model there is nothing to ask; but a wrong address or key is said first, the list told it.
  if (missing?.code === 'no-model' && listed && !listed.models && listed.failure)
    return report(await explained(listed.failure, endpoint, listed, effects));
  if (missing) return report({ failure: missing });
  const asked = effects.now();
  const { failure, answeredAt, inOnePiece } = await smallestAnswer(model, endpoint, effects);
  if (!failure) {
    // Whoever tests has changed something: what was known of the server before counts no more.
    await effects.traffic?.succeeded(new URL(base.url).origin);
    const took = (answeredAt ?? effects.now()) - asked;
    return report(await findings(model, endpoint, inOnePiece, effects), took);
  }
  if (failure.code === 'model-unknown') return report({ failure, suggestedModels: meantBy(model, models) });
  return report(await explained(failure, endpoint, listed, effects));
}

/** Those with a name like it; else what there is. */
function meantBy(model: string, models: readonly string[]): string[] {
  const near = nearNames(model, models);
  return near.length > 0 ? near : models.slice(0, OFFERED);
}

/** The same address with a connection that nobody can read. */
function secured(typed: string, failure: Failure): Pick<Rest, 'suggestedBaseUrl'> {
  if (failure.code !== 'insecure-address') return {};
  const safe = checkedBaseUrl(typed.trim().replace(/^http:/i, 'https:'));
  return 'url' in safe ? { suggestedBaseUrl: safe.url } : {};
}

/** Whose key this looks like, if it is another server's. */
function strayKey({ baseUrl, key }: Endpoint): TestReport['keyOwner'] {
  const owner = serverOfKey(key);
  return owner && new URL(owner.url).origin !== new URL(baseUrl).origin
    ? { providerId: owner.providerId, name: owner.name, url: owner.url }
    : undefined;
}

/** What does not fail and yet is not as it should be. */
async function findings(model: string, endpoint: Endpoint, inOnePiece: boolean, effects: ModelEffects): Promise<Pick<Rest, 'findings'>> {
  // Only servers of one's own cut texts without a word, and only there is a long text free.
  const isOwn = isPrivateHost(new URL(endpoint.baseUrl).hostname);
  const cutTo = isOwn ? await probeReading(model, endpoint, effects) : undefined;
  const known = endpoint.profile?.contextHint;
  const isNew = cutTo && (known === undefined || cutTo.read < known);
  // One that was set to be asked for whole answers gives what it is asked for.
  const oneToTell = inOnePiece && profileOf(endpoint).streams;
  if (!isNew && !oneToTell) return {};
  return { findings: { baseUrl: endpoint.baseUrl, model, ...(oneToTell && { inOnePiece }), ...(isNew && { cutTo }) } };
}

/** The failure, with an address that works if the one that was typed does not. */
async function explained(
  failure: Failure,
  endpoint: Endpoint,
  listed: ModelList | undefined,
  effects: ModelEffects,
): Promise<Pick<Rest, 'failure' | 'suggestedBaseUrl' | 'keyOwner'>> {
  const keyOwner = ABOUT_KEY.includes(failure.code) ? strayKey(endpoint) : undefined;
  if (keyOwner) return { failure, keyOwner };
  if (failure.code === 'unreachable') return { failure, ...(await nextDoor(endpoint, effects)) };
  const hasList = listed?.models !== undefined;
  if (hasList || !listed || !WRONG_PLACE.includes(failure.code)) return { failure };
  const suggestedBaseUrl = await workingPlace(endpoint, effects);
  return { failure: { ...failure, code: 'not-an-api' }, ...(suggestedBaseUrl && { suggestedBaseUrl }) };
}

/** Another local server that is up, where the one that is set up is not. It is asked without any key. */
async function nextDoor({ providerId, baseUrl }: Endpoint, effects: ModelEffects): Promise<Pick<Rest, 'suggestedBaseUrl'>> {
  const provider = providerById(providerId);
  const others = provider.isLocal ? provider.suggestedBaseUrls.filter(({ url }) => url !== baseUrl) : [];
  const signal = AbortSignal.any([effects.signal, AbortSignal.timeout(NEXT_DOOR_LIMIT)]);
  const found = await Promise.all(
    others.map(({ url }) => quietly(listModels({ providerId, baseUrl: url, key: '' }, { ...effects, signal }))),
  );
  const up = found.findIndex((listed) => listed?.isApi === true || listed?.failure?.code === 'origin-refused');
  const url = others[up]?.url;
  return url === undefined ? {} : { suggestedBaseUrl: url };
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

interface Smallest {
  readonly failure?: Failure;
  readonly answeredAt?: number;
  readonly inOnePiece: boolean;
}

async function smallestAnswer(model: string, endpoint: Endpoint, effects: ModelEffects): Promise<Smallest> {
  const request: ModelRequest = {
    model,
    instructions: 'Answer with the single word OK.',
    turns: [{ role: 'user', parts: [{ type: 'text', text: 'OK?' }] }],
    maxOutputTokens: 16,
  };
  let answeredAt: number | undefined;
  let last: StreamEvent | undefined;
  let inOnePiece = false;
  const heard = (headers: Headers) => {
    inOnePiece = /\bjson\b/i.test(headers.get('content-type') ?? '');
  };
  for await (const event of tryCorrected(request, endpoint, { ...effects, heard })) {
    answeredAt ??= effects.now();
    last = event;
  }
  if (last?.type === 'done') return { answeredAt, inOnePiece };
  return { failure: last?.type === 'error' ? last.failure : { code: 'interrupted' }, inOnePiece };
}

/** A call whose failure the next one will tell better. */
async function quietly<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch {
    return undefined;
  }
}
