import type { ScriptedCall } from './behaviour.ts';
import { argumentPieces, sse, type Answer, type Wire } from './wire.ts';

type Emit = (type: string, fields: object) => string;

/** `/v1/responses` as OpenAI streams it: named events, numbered in order, no `[DONE]`. */
export function responsesWire(answer: Answer, id: string): Wire {
  let sequence = 0;
  let sent = '';
  const created = Math.floor(Date.now() / 1000);
  const emit: Emit = (type, fields) => sse({ type, sequence_number: sequence++, ...fields }, type);
  const response = (fields: object) => ({ ...responseBase(answer, id, created), ...fields });
  const textIndex = answer.reasoning ? 1 : 0;
  const place = { item_id: `msg_${id}`, output_index: textIndex, content_index: 0 };
  const kind = answer.refusal ? 'refusal' : 'output_text';
  const part = (text: string) => (answer.refusal ? { type: kind, refusal: text } : { type: kind, text, annotations: [], logprobs: [] });
  const item = (status: string, content: object[]) => ({ id: `msg_${id}`, type: 'message', status, role: 'assistant', content });
  const ended = answer.finish === 'stop' ? 'completed' : 'incomplete';
  const output = () => [
    ...(answer.reasoning ? [reasoningItem(answer, id)] : []),
    item(ended, [part(answer.refusal || sent)]),
    ...answer.calls.map((call, index) => callItem(call, index, call.arguments, 'completed')),
  ];
  const last = () =>
    response({
      status: ended,
      output: output(),
      ...(answer.usage && { usage: responsesUsage(answer.usage) }),
      incomplete_details: answer.finish === 'stop' ? null : { reason: answer.finish === 'length' ? 'max_output_tokens' : 'content_filter' },
    });
  return {
    begin: () => emit('response.created', { response: response({}) }) + emit('response.in_progress', { response: response({}) }),
    lead: () =>
      reasoningEvents(answer, id, emit) +
      emit('response.output_item.added', { output_index: textIndex, item: item('in_progress', []) }) +
      emit('response.content_part.added', { ...place, part: part('') }),
    word: (text) => {
      sent += text;
      return emit(`response.${kind}.delta`, { ...place, delta: text, ...(!answer.refusal && { logprobs: [] }) });
    },
    error: (code, message) => emit('error', { code, message, param: null }),
    end: () =>
      emit(`response.${kind}.done`, { ...place, ...(answer.refusal ? { refusal: sent } : { text: sent, logprobs: [] }) }) +
      emit('response.content_part.done', { ...place, part: part(sent) }) +
      emit('response.output_item.done', { output_index: textIndex, item: item(ended, [part(sent)]) }) +
      answer.calls.map((call, index) => callEvents(call, index, textIndex + 1 + index, emit)).join('') +
      emit(`response.${ended}`, { response: last() }),
    whole: () => {
      sent = answer.refusal || answer.text;
      return last();
    },
  };
}

const responseBase = ({ model }: Answer, id: string, created: number) => ({
  id: `resp_${id}`,
  object: 'response',
  created_at: created,
  status: 'in_progress',
  background: false,
  error: null,
  incomplete_details: null,
  instructions: null,
  max_output_tokens: null,
  model,
  output: [],
  parallel_tool_calls: true,
  previous_response_id: null,
  reasoning: { effort: null, summary: null },
  service_tier: 'default',
  temperature: 1,
  text: { format: { type: 'text' } },
  tool_choice: 'auto',
  tools: [],
  top_p: 1,
  truncation: 'disabled',
  metadata: {},
});

const reasoningItem = ({ reasoning }: Answer, id: string) => ({
  id: `rs_${id}`,
  type: 'reasoning',
  summary: [{ type: 'summary_text', text: reasoning }],
});

function reasoningEvents(answer: Answer, id: string, emit: Emit): string {
  if (!answer.reasoning) return '';
  const place = { item_id: `rs_${id}`, output_index: 0, summary_index: 0 };
  const part = (text: string) => ({ type: 'summary_text', text });
  return (
    emit('response.output_item.added', { output_index: 0, item: { id: `rs_${id}`, type: 'reasoning', summary: [] } }) +
    emit('response.reasoning_summary_part.added', { ...place, part: part('') }) +
    emit('response.reasoning_summary_text.delta', { ...place, delta: answer.reasoning }) +
    emit('response.reasoning_summary_text.done', { ...place, text: answer.reasoning }) +
    emit('response.reasoning_summary_part.done', { ...place, part: part(answer.reasoning) }) +
    emit('response.output_item.done', { output_index: 0, item: reasoningItem(answer, id) })
  );
}

const callItem = (call: ScriptedCall, index: number, text: string, status: string) => ({
  id: `fc_${index}`,
  type: 'function_call',
  status,
  arguments: text,
  call_id: call.id ?? `call_${index}`,
  name: call.name,
});

function callEvents(call: ScriptedCall, index: number, outputIndex: number, emit: Emit): string {
  const place = { item_id: `fc_${index}`, output_index: outputIndex };
  return [
    emit('response.output_item.added', { output_index: outputIndex, item: callItem(call, index, '', 'in_progress') }),
    ...argumentPieces(call).map((delta) => emit('response.function_call_arguments.delta', { ...place, delta })),
    emit('response.function_call_arguments.done', { ...place, name: call.name, arguments: call.arguments }),
    emit('response.output_item.done', { output_index: outputIndex, item: callItem(call, index, call.arguments, 'completed') }),
  ].join('');
}

const responsesUsage = (usage: NonNullable<Answer['usage']>) => ({
  input_tokens: usage.input,
  input_tokens_details: { cached_tokens: usage.cached, cache_write_tokens: usage.cacheWrite },
  output_tokens: usage.output,
  output_tokens_details: { reasoning_tokens: usage.reasoning },
  total_tokens: usage.input + usage.output,
});
