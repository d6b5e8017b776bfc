import type * as z from 'zod/mini';
import type { Failure } from '@/utils/schema/failure';
import type { ModelRequest, NamedSchema, StreamEvent } from '@/utils/schema/model';
import type { Endpoint, ModelEffects } from './endpoint';
import { failure } from './failures';
import { issueText } from './issue-text';
import { jsonIn, partialJson } from './json-text';
import { streamModel } from './stream-model';
import { strictSchema } from './strict-schema';

/** A form that an answer must have. */
export interface Form<T> {
  /** Letters, digits, `_` and `-`, at most 64. */
  readonly name: string;
  readonly description: string;
  /** An object without optional properties. */
  readonly schema: z.ZodMiniType<T>;
}

export type FormEvent<T> =
  | Exclude<StreamEvent, { type: 'text' | 'done' }>
  /** What can be read of the value so far; its parts need not fit the form yet. */
  | { readonly type: 'partial'; readonly value: unknown }
  /** The whole value, last event of all. */
  | { readonly type: 'value'; readonly value: T };

/** Form, words for it, and one chance to say it again. */
const MAX_ANSWERS = 2;

/**
 * Asks for an answer in a form. Ends with `value` or `error`, or silently after an abort. The endpoint holds the model to the form as well
 * as it can (schema, else any object, else only our words); what comes is parsed, and the model may repair it once.
 */
export async function* streamForm<T>(
  form: Form<T>,
  request: ModelRequest,
  endpoint: Endpoint,
  effects: ModelEffects,
): AsyncGenerator<FormEvent<T>> {
  const format: NamedSchema = { name: form.name, description: form.description, schema: strictSchema(form.schema) };
  let asked: ModelRequest = { ...request, format };
  for (let answers = 1; ; answers++) {
    let text = '';
    let end: StreamEvent | undefined;
    for await (const event of streamModel(asked, endpoint, effects)) {
      if (event.type === 'text') {
        text += event.text;
        yield { type: 'partial', value: partialJson(text) };
      } else if (event.type === 'done') end = event;
      else yield event;
    }
    if (end?.type !== 'done') return;
    const value = form.schema.safeParse(jsonIn(text));
    if (value.success) return yield { type: 'value', value: value.data };
    const wrong = value.error.issues.map(issueText).join('; ').slice(0, 400);
    const hopeless = end.reason === 'filter' || end.reason === 'refusal';
    const given = (code: Failure['code'], detail: string) => failure(code, endpoint, request.model, { detail });
    if (hopeless) return yield { type: 'error', failure: given('content-policy', end.reason) };
    if (end.reason !== 'stop' || answers === MAX_ANSWERS)
      return yield { type: 'error', failure: given('schema-refused', end.reason === 'length' ? 'length' : wrong) };
    asked = { ...asked, turns: [...asked.turns, ...repair(text, wrong, format)] };
  }
}

function repair(text: string, wrong: string, { schema }: NamedSchema): ModelRequest['turns'] {
  const words = `This does not fit: ${wrong}. Answer again with nothing but one JSON object that fits this JSON Schema: ${JSON.stringify(schema)}`;
  return [
    { role: 'assistant', text },
    { role: 'user', parts: [{ type: 'text', text: words }] },
  ];
}
