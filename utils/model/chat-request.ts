import type {
  ChatCompletionContentPart,
  ChatCompletionCreateParamsStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions/completions';
import type { ModelRequest, Part, Turn } from '@/utils/schema/model';
import type { EndpointProfile } from '@/utils/schema/profile';
import { dataUrl } from './data-url';
import { rulesWithForm } from './form-words';
import type { MaybeStreamed } from './answer-reader';

function contentPart(part: Part): ChatCompletionContentPart {
  switch (part.type) {
    case 'text':
      return { type: 'text', text: part.text };
    case 'image':
      return { type: 'image_url', image_url: { url: dataUrl(part) } };
    case 'file':
      return { type: 'file', file: { filename: part.name, file_data: dataUrl(part) } };
  }
}

/** Plain text where there is only text: servers with old templates know nothing else. */
function content(parts: readonly Part[]): string | ChatCompletionContentPart[] {
  const texts = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  return texts.length === parts.length ? texts.join('\n\n') : parts.map(contentPart);
}

function message(turn: Turn, { reasoningField }: EndpointProfile): ChatCompletionMessageParam {
  if (turn.role === 'user') return { role: 'user', content: content(turn.parts) };
  if (turn.role === 'tool') return { role: 'tool', tool_call_id: turn.callId, content: turn.text };
  const calls = turn.calls?.map(({ id, name, arguments: given }) => ({
    id,
    type: 'function' as const,
    function: { name, arguments: given },
  }));
  return {
    role: 'assistant',
    content: turn.text || (calls ? null : ''),
    ...(calls && { tool_calls: calls }),
    ...(reasoningField && turn.reasoning && { [reasoningField]: turn.reasoning }),
  };
}

function messages(request: ModelRequest, profile: EndpointProfile): ChatCompletionMessageParam[] {
  const { turns } = request;
  const instructions = rulesWithForm(request, profile);
  if (!instructions) return turns.map((turn) => message(turn, profile));
  if (profile.systemRole !== 'user')
    return [{ role: profile.systemRole, content: instructions }, ...turns.map((turn) => message(turn, profile))];
  // The rules stand in the first user turn of a model that knows no other place for them.
  const at = turns.findIndex(({ role }) => role === 'user');
  const rules: Part = { type: 'text', text: instructions };
  const folded = turns.map((turn, index): Turn =>
    index === at && turn.role === 'user' ? { ...turn, parts: [rules, ...turn.parts] } : turn,
  );
  return folded.map((turn) => message(turn, profile));
}

function responseFormat(
  { format }: ModelRequest,
  { structured }: EndpointProfile,
): Pick<ChatCompletionCreateParamsStreaming, 'response_format'> {
  if (!format || structured === 'none') return {};
  if (structured === 'object') return { response_format: { type: 'json_object' } };
  const { name, description, schema } = format;
  return { response_format: { type: 'json_schema', json_schema: { name, description, schema: { ...schema }, strict: true } } };
}

/** The body of a `/chat/completions` call. No sampling argument is sent: reasoning models refuse them all. */
export function chatBody(request: ModelRequest, profile: EndpointProfile): MaybeStreamed<ChatCompletionCreateParamsStreaming> {
  const { model, maxOutputTokens, tools = [] } = request;
  return {
    model,
    messages: messages(request, profile),
    stream: profile.streams,
    ...(profile.streams && profile.usageInStream && { stream_options: { include_usage: true } }),
    ...(maxOutputTokens !== undefined && { [profile.tokenField]: maxOutputTokens }),
    ...(profile.tools &&
      tools.length > 0 && {
        tools: tools.map(({ name, description, schema }) => ({
          type: 'function' as const,
          function: { name, description, parameters: { ...schema }, strict: true },
        })),
      }),
    ...responseFormat(request, profile),
  };
}
