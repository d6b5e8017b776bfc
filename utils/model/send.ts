import { callUrl, checkedBaseUrl } from '@/utils/providers/address';
import { profileOf, type Endpoint } from './endpoint';
import { ModelError } from './model-error';

export interface Call {
  readonly method: 'GET' | 'POST';
  /** Below the base URL, e.g. `/models`. */
  readonly path: string;
  readonly body?: unknown;
  readonly signal: AbortSignal;
}

/**
 * The one place where anything leaves for a model server. The key goes to the configured origin alone: no redirect is followed,
 * no cookie and no referrer is sent. Rejects as `fetch` does; throws a ModelError before anything is sent if the address is not one
 * to send to.
 */
export async function send(endpoint: Endpoint, call: Call, fetcher: typeof fetch = fetch): Promise<Response> {
  const base = checkedBaseUrl(endpoint.baseUrl);
  if ('failure' in base) throw new ModelError(base.failure.code);
  const url = callUrl(base.url, call.path);
  const { keyHeader, extraHeaders } = profileOf(endpoint);
  const key = endpoint.key && { [keyHeader]: keyHeader === 'authorization' ? `Bearer ${endpoint.key}` : endpoint.key };
  return fetcher(url, {
    method: call.method,
    headers: {
      ...(call.body !== undefined && { 'content-type': 'application/json' }),
      ...key,
      ...extraHeaders,
    },
    body: call.body === undefined ? undefined : JSON.stringify(call.body),
    signal: call.signal,
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
  });
}
