import type {
  ResponseCreateParamsStreaming,
  ResponseInputContent,
  ResponseInputItem,
  ResponseTextConfig,
} from 'openai/resources/responses/responses';
import type { ModelRequest, Part, Turn } from '@/utils/schema/model';
import type { EndpointProfile } from '@/utils/schema/profile';
import type { MaybeStreamed } from './answer-reader';
import { dataUrl } from './data-url';
import { rulesWithForm } from './form-words';

/** The least that the API takes for `max_output_tokens`. */
const MIN_OUTPUT_TOKENS = 16;

function inputPart(part: Part): ResponseInputContent {
  switch (part.type) {
    case 'text':
      return { type: 'input_text', text: part.text };
    case 'image':
      return { type: 'input_image', image_url: dataUrl(part), detail: 'auto' };
    case 'file':
      return { type: 'input_file', filename: part.name, file_data: dataUrl(part) };
  }
}

function items(turn: Turn): ResponseInputItem[] {
  if (turn.role === 'user') return [{ role: 'user', content: turn.parts.map(inputPart) }];
  if (turn.role === 'tool') return [{ type: 'function_call_output', call_id: turn.callId, output: turn.text }];
  const calls = (turn.calls ?? []).map(({ id, name, arguments: given }): ResponseInputItem => ({
    type: 'function_call',
    call_id: id,
    name,
    arguments: given,
  }));
  return turn.text ? [{ role: 'assistant', content: turn.text }, ...calls] : calls;
}

function textFormat({ format }: ModelRequest, { structured }: EndpointProfile): { text?: ResponseTextConfig } {
  if (!format || structured === 'none') return {};
  if (structured === 'object') return { text: { format: { type: 'json_object' } } };
  const { name, description, schema } = format;
  return { text: { format: { type: 'json_schema', name, description, schema: { ...schema }, strict: true } } };
}

/** The body of a `/responses` call. Nothing is kept at the provider (`store: false`), no sampling argument is sent. */
export function responsesBody(request: ModelRequest, profile: EndpointProfile): MaybeStreamed<ResponseCreateParamsStreaming> {
  const { model, turns, maxOutputTokens, tools = [] } = request;
  const instructions = rulesWithForm(request, profile);
  return {
    model,
    ...(instructions && { instructions }),
    input: turns.flatMap(items),
    stream: profile.streams,
    store: false,
    ...(maxOutputTokens !== undefined && { max_output_tokens: Math.max(MIN_OUTPUT_TOKENS, maxOutputTokens) }),
    ...(profile.tools &&
      tools.length > 0 && {
        tools: tools.map(({ name, description, schema }) => ({
          type: 'function' as const,
          name,
          description,
          parameters: { ...schema },
          strict: true,
        })),
      }),
    ...textFormat(request, profile),
  };
}
