import type { EndReason, StreamEvent, Usage } from '@/utils/schema/model';
import { usageOf, type AnswerContext, type AnswerReader } from './answer-reader';
import { errorIn, failure, failureOfError } from './failures';
import { list, number, record, string, type Json } from './json';

interface OpenCall {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  /** Its arguments came in pieces. */
  streamed: boolean;
}

/** Reads the events of `/responses`. */
export class ResponsesAnswer implements AnswerReader {
  begun = false;
  ended = false;
  readonly #context: AnswerContext;
  readonly #calls = new Map<string, OpenCall>();
  #started = false;
  #over = false;
  #refused = false;
  #reason: EndReason = 'stop';
  #usage: Usage | undefined;

  constructor(context: AnswerContext) {
    this.#context = context;
  }

  read(data: Json): StreamEvent[] {
    if (this.#over) return [];
    const events = [...this.#start(data), ...this.#event(string(data.type), data)];
    if (!this.begun && events.some(({ type }) => type !== 'start')) this.begun = true;
    return events;
  }

  mark(): StreamEvent[] {
    return [];
  }

  close(): StreamEvent[] {
    if (this.#over) return [];
    this.#over = true;
    const events: StreamEvent[] = this.#usage ? [{ type: 'usage', usage: this.#usage }] : [];
    return this.ended ? [...events, { type: 'done', reason: this.#reason }] : events;
  }

  whole(body: Json): StreamEvent[] {
    return [...this.#start({ response: body }), ...this.#final(body)];
  }

  #start({ response }: Json): StreamEvent[] {
    if (this.#started) return [];
    this.#started = true;
    const { model, id } = record(response);
    return [{ type: 'start', model: string(model) || this.#context.model, requestId: this.#context.requestId || string(id) }];
  }

  #event(type: string, data: Json): StreamEvent[] {
    switch (type) {
      case 'response.output_text.delta':
        return textual('text', data.delta);
      case 'response.refusal.delta':
        this.#refused = true;
        return textual('refusal', data.delta);
      case 'response.reasoning_summary_text.delta':
      case 'response.reasoning_text.delta':
        return textual('reasoning', data.delta);
      case 'response.output_item.added':
      case 'response.output_item.done':
        return this.#item(record(data.item), data.output_index);
      case 'response.function_call_arguments.delta':
        return this.#arguments(string(data.item_id), string(data.delta));
      case 'response.completed':
      case 'response.incomplete':
      case 'response.failed':
      case 'response.cancelled':
        return this.#final(record(data.response));
      case 'error':
        return this.#fail(errorIn(data) ?? data);
      default:
        return 'error' in data && data.error !== null ? this.#fail(errorIn(data) ?? {}) : [];
    }
  }

  /** A call opens with its item; one whose arguments did not come in pieces has them in its last form. */
  #item(item: Json, position: unknown): StreamEvent[] {
    if (item.type !== 'function_call') return [];
    const key = string(item.id) || string(item.call_id);
    const known = this.#calls.get(key);
    const given = string(item.arguments);
    if (known) return known.streamed || !given ? [] : this.#arguments(key, given);
    const index = this.#calls.size;
    const call = {
      index,
      id: string(item.call_id) || `call_${number(position) ?? index}`,
      name: string(item.name),
      streamed: given !== '',
    };
    this.#calls.set(key, call);
    return [{ type: 'tool', index, id: call.id, name: call.name, arguments: given }];
  }

  #arguments(key: string, text: string): StreamEvent[] {
    const call = this.#calls.get(key) ?? [...this.#calls.values()].at(-1);
    if (!call || !text) return [];
    call.streamed = true;
    return [{ type: 'tool', index: call.index, id: call.id, name: call.name, arguments: text }];
  }

  #final(response: Json): StreamEvent[] {
    this.#usage = usageIn(response) ?? this.#usage;
    const events = this.begun ? [] : this.#unstreamed(response);
    const { status } = response;
    const why = string(record(response.incomplete_details).reason);
    if (status === 'failed') return [...events, ...this.#fail(record(response.error))];
    // Without a reason it ended on purpose, and not whole: as at a limit, it can be gone on with.
    if (status === 'incomplete' && !['', 'max_output_tokens', 'content_filter'].includes(why)) return [...events, ...this.#cut(why)];
    if (status !== 'completed' && status !== 'incomplete') return [...events, ...this.#cut(string(status))];
    this.ended = true;
    if (status === 'incomplete') this.#reason = why === 'content_filter' ? 'filter' : 'length';
    else if (this.#refused) this.#reason = 'refusal';
    else if (this.#calls.size > 0) this.#reason = 'tools';
    return [...events, ...this.close()];
  }

  /** The answer of a server that sends no deltas. */
  #unstreamed(response: Json): StreamEvent[] {
    return list(response.output).flatMap((value, position) => {
      const item = record(value);
      if (item.type === 'function_call') return this.#item(item, position);
      return list(item.content).flatMap((content) => {
        const { type, text, refusal } = record(content);
        if (type === 'refusal') this.#refused = true;
        return type === 'refusal' ? textual('refusal', refusal) : type === 'output_text' ? textual('text', text) : [];
      });
    });
  }

  #fail(error: Json): StreamEvent[] {
    return [...this.close(), { type: 'error', failure: failureOfError(error, this.#context.endpoint, this.#context.model) }];
  }

  #cut(why: string): StreamEvent[] {
    const { endpoint, model } = this.#context;
    return [...this.close(), { type: 'error', failure: failure('cut', endpoint, model, { detail: why }) }];
  }
}

function textual(type: 'text' | 'refusal' | 'reasoning', text: unknown): StreamEvent[] {
  return string(text) ? [{ type, text: string(text) }] : [];
}

function usageIn({ usage, service_tier: serviceTier }: Json): Usage | undefined {
  const told = record(usage);
  const input = record(told.input_tokens_details);
  const counts = {
    input: number(told.input_tokens),
    output: number(told.output_tokens),
    cached: number(input.cached_tokens),
    cacheWrite: number(input.cache_write_tokens),
    reasoning: number(record(told.output_tokens_details).reasoning_tokens),
  };
  return usageOf(counts, string(serviceTier));
}
