import type { Failure, FailureCode } from '@/utils/schema/failure';
import { isPrivateHost } from '@/utils/providers/address';
import type { Endpoint } from './endpoint';
import { RULES, type Refusal } from './failure-rules';
import { isRecord, list, number, parsed, record, string, type Json } from './json';
import { redact } from './redact';
import { retryTime } from './retry-after';

/** A failure with what its sentence needs: host, model, the end of the key. `detail` loses every trace of the key. */
export function failure(
  code: FailureCode,
  { baseUrl, key }: Endpoint,
  model: string,
  extra: Pick<Failure, 'status' | 'detail' | 'param' | 'retryAt' | 'requestId'> = {},
): Failure {
  const known: Failure = { code, host: URL.parse(baseUrl)?.host, model, keyHint: key.length > 8 ? key.slice(-4) : undefined, ...extra };
  if (extra.detail !== undefined) known.detail = redact(extra.detail, key) || undefined;
  // An absent field is left out, so that records stay small and equal.
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined && value !== '')) as Failure;
}

/** Names the failure in an HTTP answer that is no model's answer. `text`: its body; `now`: milliseconds since the epoch. */
export function failureOfAnswer(response: Response, text: string, endpoint: Endpoint, model: string, now: number): Failure {
  const body = parsed(text);
  const isPage = body === undefined && /^\s*</.test(text);
  const error = errorIn(body) ?? { message: isPage ? titleOf(text) : text };
  const named = failureOfError(error, endpoint, model, { status: response.status, isPage, isEmpty: text.trim() === '' });
  const mayWait = named.code === 'rate-limited' || named.code === 'server-trouble';
  const retryAt = mayWait ? retryTime(response.headers, string(error.message), now) : undefined;
  const requestId = response.headers.get('x-request-id') ?? undefined;
  return { ...named, ...(retryAt !== undefined && { retryAt }), ...(requestId && { requestId }) };
}

/** Names the failure in an error object, e.g. one inside a stream. A numeric `code` in it is the status it would have had. */
export function failureOfError(
  error: Json,
  endpoint: Endpoint,
  model: string,
  answer: { status?: number; isPage?: boolean; isEmpty?: boolean } = {},
): Failure {
  const numericCode = number(error.code);
  const status = answer.status !== undefined && answer.status >= 400 ? answer.status : (numericCode ?? answer.status);
  const refusal: Refusal = {
    // A 200 with an error in it has no status that says anything.
    status: status !== undefined && status >= 200 && status < 300 && !answer.isPage ? undefined : status,
    code: string(error.code).toLowerCase(),
    type: string(error.type).toLowerCase(),
    message: string(error.message),
    param: string(error.param),
    isPage: answer.isPage ?? false,
    isEmpty: answer.isEmpty ?? false,
    isLocal: isPrivateHost(URL.parse(endpoint.baseUrl)?.hostname ?? ''),
    keySent: endpoint.key !== '',
  };
  const code = RULES.find(({ when }) => when(refusal))?.code ?? 'unexpected';
  const param = code === 'argument-refused' || code === 'schema-refused' ? refusal.param || paramIn(refusal.message) : '';
  return failure(code, endpoint, model, { status: answer.status ?? numericCode, detail: refusal.message, param: param.slice(0, 100) });
}

/** The error in a body of any of the shapes that servers use, as `{message, code, type, param}`; undefined if there is none. */
export function errorIn(body: unknown): Json | undefined {
  if (Array.isArray(body)) return errorIn(body[0]);
  if (!isRecord(body)) return undefined;
  const { error, detail, errors, message, metadata } = body;
  if (typeof error === 'string') return { ...body, message: string(message) || error };
  if (isRecord(error)) {
    // OpenRouter puts the words of the server behind it there.
    const raw = string(record(error.metadata).raw);
    const nested = errorIn(parsed(raw));
    return raw ? { ...error, message: `${string(error.message)} ${string(nested?.message) || raw}` } : error;
  }
  if (typeof detail === 'string') return { message: detail };
  if (Array.isArray(detail)) return fromValidation(detail);
  if (Array.isArray(errors)) return errorIn(errors[0]) ?? { message: String(errors[0]) };
  if (typeof message === 'string' && !('choices' in body)) return { ...body, message, metadata };
  return undefined;
}

/** FastAPI: `[{loc: ['body', 'stream_options'], msg, type: 'extra_forbidden'}]`. */
function fromValidation(detail: readonly unknown[]): Json {
  const first = record(detail[0]);
  const place = list(first.loc).filter((part) => part !== 'body');
  const param = place.map(String).join('.');
  return { message: `${string(first.msg)} ${param}`.trim(), type: first.type, param };
}

/** The argument that a message names in quotes, e.g. `Unsupported parameter: 'max_tokens'`. */
function paramIn(message: string): string {
  const [, quoted = ''] = /['"`]([a-z_][\w.]{2,60})['"`]/.exec(message) ?? [];
  return quoted;
}

const titleOf = (page: string): string => /<title[^>]*>([^<]*)/i.exec(page)?.[1]?.trim() ?? 'HTML';
