import type { Failure } from '@/utils/schema/failure';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';
import { bodyText } from './body-text';
import type { Endpoint, ModelEffects } from './endpoint';
import { failure, failureOfAnswer } from './failures';
import { isRecord, list, parsed, record } from './json';
import { send } from './send';
import { streamModel } from './stream-model';

/** UTF-16 code units of one piece; a long text is looked at in pieces, all in one request. */
const PIECE = 20_000;
const MAX_BYTES = 1_000_000;
/** Milliseconds. */
const LIMIT = 30_000;

/** Which texts are looked at. */
export interface Checks {
  readonly input: boolean;
  readonly output: boolean;
}

/**
 * As `streamModel`, with the provider's moderation before and after: what it flags is not sent, and an answer that it flags ends as a failure,
 * not as whole. Where the endpoint has no moderation that is a failure too: who asked for a check must not believe that there was one.
 */
export async function* moderated(
  request: ModelRequest,
  endpoint: Endpoint,
  effects: ModelEffects,
  checks: Checks,
): AsyncGenerator<StreamEvent> {
  const asked = request.turns.flatMap((turn) => (turn.role === 'user' ? turn.parts : []));
  const input = asked.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
  const refused = checks.input ? await moderate(input, request.model, endpoint, effects) : undefined;
  if (refused) return yield { type: 'error', failure: refused };
  let text = '';
  for await (const event of streamModel(request, endpoint, effects)) {
    if (event.type === 'text') text += event.text;
    const flagged = checks.output && event.type === 'done' ? await moderate(text, request.model, endpoint, effects) : undefined;
    if (effects.signal.aborted) return;
    yield flagged ? { type: 'error', failure: flagged } : event;
  }
}

/** Looks at a text. @returns why it may not pass: flagged, or not to be told; undefined if it may */
async function moderate(text: string, model: string, endpoint: Endpoint, effects: ModelEffects): Promise<Failure | undefined> {
  if (text.trim() === '' || effects.signal.aborted) return undefined;
  const pieces = Array.from({ length: Math.ceil(text.length / PIECE) }, (_, at) => text.slice(at * PIECE, (at + 1) * PIECE));
  try {
    const signal = AbortSignal.any([effects.signal, AbortSignal.timeout(LIMIT)]);
    const response = await send(endpoint, { method: 'POST', path: '/moderations', body: { input: pieces }, signal }, effects.fetch);
    const body = await bodyText(response, MAX_BYTES);
    const answer = parsed(body);
    const results = isRecord(answer) ? list(answer.results).map(record) : [];
    if (!response.ok || results.length === 0) return failureOfAnswer(response, body, endpoint, model, effects.now());
    const flagged = results.filter((result) => result.flagged === true).flatMap(({ categories }) => Object.entries(record(categories)));
    if (!results.some((result) => result.flagged === true)) return undefined;
    const named = [...new Set(flagged.flatMap(([name, is]) => (is === true ? [name] : [])))];
    return failure('content-policy', endpoint, model, { detail: named.join(', ') });
  } catch (error) {
    return failure('unreachable', endpoint, model, { detail: error instanceof Error ? error.message : String(error) });
  }
}
