import { errorBody } from './error-replies.ts';
import { argumentPieces, sse, type Answer, type Wire } from './wire.ts';

const FINISH = { stop: 'stop', length: 'length', content_filter: 'content_filter' } as const;

/** `/v1/chat/completions` as OpenAI streams it. */
export function chatWire(answer: Answer, id: string, includeUsage: boolean): Wire {
  const created = Math.floor(Date.now() / 1000);
  const chunk = (delta: object, finish: string | null = null) =>
    sse({
      id: `chatcmpl-${id}`,
      object: 'chat.completion.chunk',
      created,
      model: answer.model,
      service_tier: 'default',
      system_fingerprint: 'fp_practice',
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
      ...(includeUsage && { usage: null }),
    });
  const finish = answer.calls.length > 0 && answer.finish === 'stop' ? 'tool_calls' : FINISH[answer.finish];
  return {
    begin: () => chunk({ role: 'assistant', content: '', refusal: null }),
    lead: () => (answer.reasoning ? chunk({ [answer.reasoningField]: answer.reasoning }) : ''),
    word: (text) => chunk(answer.refusal ? { refusal: text } : { content: text }),
    error: (code, message) => sse(errorBody({ message, code, type: 'server_error' })),
    end: () => {
      const usage = includeUsage && answer.usage ? usageChunk(answer, id, created) : '';
      return `${callChunks(answer, chunk)}${chunk({}, finish)}${usage}data: [DONE]\n\n`;
    },
    whole: () => ({
      id: `chatcmpl-${id}`,
      object: 'chat.completion',
      created,
      model: answer.model,
      choices: [{ index: 0, message: message(answer), logprobs: null, finish_reason: finish }],
      ...(answer.usage && { usage: chatUsage(answer.usage) }),
      service_tier: 'default',
    }),
  };
}

function callChunks({ calls }: Answer, chunk: (delta: object) => string): string {
  return calls
    .map((call, index) => {
      const head = { index, id: call.id ?? `call_${index}`, type: 'function', function: { name: call.name, arguments: '' } };
      const pieces = argumentPieces(call).map((piece) => chunk({ tool_calls: [{ index, function: { arguments: piece } }] }));
      return chunk({ tool_calls: [head] }) + pieces.join('');
    })
    .join('');
}

function message({ text, refusal, calls }: Answer): object {
  return {
    role: 'assistant',
    content: refusal ? null : text,
    refusal: refusal || null,
    annotations: [],
    ...(calls.length > 0 && {
      tool_calls: calls.map((call, index) => ({
        id: call.id ?? `call_${index}`,
        type: 'function',
        function: { name: call.name, arguments: call.arguments },
      })),
    }),
  };
}

function usageChunk({ model, usage }: Answer, id: string, created: number): string {
  if (!usage) return '';
  return sse({
    id: `chatcmpl-${id}`,
    object: 'chat.completion.chunk',
    created,
    model,
    service_tier: 'default',
    system_fingerprint: 'fp_practice',
    choices: [],
    usage: chatUsage(usage),
  });
}

const chatUsage = (usage: NonNullable<Answer['usage']>) => ({
  prompt_tokens: usage.input,
  completion_tokens: usage.output,
  total_tokens: usage.input + usage.output,
  prompt_tokens_details: { cached_tokens: usage.cached, audio_tokens: 0, cache_write_tokens: usage.cacheWrite },
  completion_tokens_details: {
    reasoning_tokens: usage.reasoning,
    audio_tokens: 0,
    accepted_prediction_tokens: 0,
    rejected_prediction_tokens: 0,
  },
});
