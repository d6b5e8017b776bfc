import type { EndReason, StreamEvent, Usage } from '@/utils/schema/model';
import { usageOf, type AnswerContext, type AnswerReader } from './answer-reader';
import { profileOf } from './endpoint';
import { errorIn, failure, failureOfError } from './failures';
import { list, number, record, string, type Json } from './json';
import { ThinkTags } from './think-tags';
import { ToolCalls } from './tool-calls';

/** Marks of the end as servers name them. One that is not in here is no proof of a whole answer. */
const REASONS: Readonly<Record<string, EndReason>> = {
  stop: 'stop',
  eos: 'stop',
  eos_token: 'stop',
  end_turn: 'stop',
  stop_sequence: 'stop',
  length: 'length',
  max_tokens: 'length',
  content_filter: 'filter',
  tool_calls: 'tools',
  function_call: 'tools',
};

/** Reads the chunks of `/chat/completions`, with all the liberties that compatible servers take. */
export class ChatAnswer implements AnswerReader {
  begun = false;
  ended = false;
  readonly #context: AnswerContext;
  readonly #think = new ThinkTags();
  readonly #calls = new ToolCalls();
  #started = false;
  #over = false;
  #refused = false;
  #reason: EndReason = 'stop';
  #usage: Usage | undefined;

  readonly #tellsPrices: boolean;

  constructor(context: AnswerContext) {
    this.#context = context;
    this.#tellsPrices = profileOf(context.endpoint).tellsPrices;
  }

  read(data: Json): StreamEvent[] {
    if (this.#over) return [];
    const events: StreamEvent[] = [];
    if (!this.#started) {
      this.#started = true;
      events.push({
        type: 'start',
        model: string(data.model) || this.#context.model,
        requestId: this.#context.requestId || string(data.id),
      });
    }
    if ('error' in data && data.error !== null) return [...events, ...this.#fail(errorIn(data) ?? {})];
    this.#usage = usageIn(data, this.#tellsPrices) ?? this.#usage;
    const choice = record(list(data.choices)[0]);
    events.push(...this.#message(record(choice.delta ?? choice.message)));
    if (typeof choice.finish_reason === 'string' && choice.finish_reason) events.push(...this.#finish(choice.finish_reason, data));
    if (this.begun === false && events.some(({ type }) => type !== 'start')) this.begun = true;
    return events;
  }

  mark(): StreamEvent[] {
    return this.ended ? this.close() : [];
  }

  close(): StreamEvent[] {
    if (this.#over) return [];
    this.#over = true;
    const events = parted(this.#think.end());
    if (this.#usage) events.push({ type: 'usage', usage: this.#usage });
    if (!this.ended) return events;
    const refused = this.#refused && this.#reason === 'stop';
    const called = this.#calls.count > 0 && this.#reason === 'stop';
    return [...events, { type: 'done', reason: refused ? 'refusal' : called ? 'tools' : this.#reason }];
  }

  whole(body: Json): StreamEvent[] {
    return [...this.read(body), ...this.close()];
  }

  #message({ content, refusal, reasoning_content: deepseek, reasoning, tool_calls: calls }: Json): StreamEvent[] {
    const events: StreamEvent[] = [];
    const thought = string(deepseek) || string(reasoning);
    if (thought) events.push({ type: 'reasoning', text: thought });
    for (const part of typeof content === 'string' ? [content] : list(content)) events.push(...this.#part(part));
    if (string(refusal)) {
      this.#refused = true;
      events.push({ type: 'refusal', text: string(refusal) });
    }
    list(calls).forEach((call, position) => events.push(this.#calls.read(call, position)));
    return events;
  }

  /** Mistral sends a list of parts: `{type: 'text', text}` and `{type: 'thinking', thinking: [part…]}`. */
  #part(part: unknown): StreamEvent[] {
    if (typeof part === 'string') return part ? parted(this.#think.split(part)) : [];
    const { text, thinking } = record(part);
    const thoughts = list(thinking)
      .map((thought) => string(record(thought).text))
      .join('');
    return [...parted({ text: '', reasoning: thoughts }), ...(string(text) ? parted(this.#think.split(string(text))) : [])];
  }

  #finish(mark: string, data: Json): StreamEvent[] {
    const name = mark.toLowerCase();
    if (name === 'error' || name === 'insufficient_system_resource') return this.#fail(errorIn(data) ?? { message: mark });
    const reason = REASONS[name];
    if (!reason) {
      this.#over = true;
      return [
        { type: 'error', failure: failure('cut', this.#context.endpoint, this.#context.model, { detail: `finish_reason: ${mark}` }) },
      ];
    }
    this.#reason = reason;
    this.ended = true;
    return [];
  }

  #fail(error: Json): StreamEvent[] {
    const events = this.close().filter(({ type }) => type !== 'done');
    return [...events, { type: 'error', failure: failureOfError(error, this.#context.endpoint, this.#context.model) }];
  }
}

function parted({ text, reasoning }: { text: string; reasoning: string }): StreamEvent[] {
  const events: StreamEvent[] = [];
  if (reasoning) events.push({ type: 'reasoning', text: reasoning });
  if (text) events.push({ type: 'text', text });
  return events;
}

/** What OpenRouter charged: its own part, and with a key of the user's own at the provider behind it that one's part too. */
function costIn(told: Json): number | undefined {
  const own = number(told.cost);
  const upstream = told.is_byok === true ? (number(record(told.cost_details).upstream_inference_cost) ?? 0) : 0;
  return own !== undefined && own >= 0 && upstream >= 0 ? own + upstream : undefined;
}

function usageIn({ usage, x_groq: groq, service_tier: serviceTier }: Json, tellsPrices: boolean): Usage | undefined {
  const told = record(usage ?? record(groq).usage);
  const prompt = record(told.prompt_tokens_details);
  const counts = {
    input: number(told.prompt_tokens),
    output: number(told.completion_tokens),
    cached: number(prompt.cached_tokens) ?? number(told.prompt_cache_hit_tokens),
    cacheWrite: number(prompt.cache_write_tokens),
    reasoning: number(record(told.completion_tokens_details).reasoning_tokens),
  };
  const read = usageOf(counts, string(serviceTier));
  const cost = tellsPrices ? costIn(told) : undefined;
  return read && cost !== undefined ? { ...read, cost } : read;
}
