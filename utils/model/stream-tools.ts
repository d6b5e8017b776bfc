import type * as z from 'zod/mini';
import type { ModelRequest, StreamEvent, ToolCall, Turn } from '@/utils/schema/model';
import type { Endpoint, ModelEffects } from './endpoint';
import { parsed } from './json';
import { issueText } from './issue-text';
import { streamModel } from './stream-model';
import { strictSchema } from './strict-schema';

/** Something that the model may call. `run` gets checked arguments; what it gives is data for the model, never instructions of ours. */
export interface Tool<T = unknown> {
  readonly name: string;
  readonly description: string;
  /** An object without optional properties. */
  readonly schema: z.ZodMiniType<T>;
  run(input: T, signal: AbortSignal): Promise<string>;
}

/** Rounds of calls before the model has to answer with what it has. */
const MAX_ROUNDS = 5;

/**
 * As `streamModel`, with tools: the calls of a round run at once, their results go back, until the model answers. A call of an unknown
 * tool, with wrong arguments, or whose tool fails is told the model, which may try again. Only the last round's `done` comes out.
 */
export async function* streamTools(
  tools: readonly Tool[],
  request: ModelRequest,
  endpoint: Endpoint,
  effects: ModelEffects,
): AsyncGenerator<StreamEvent> {
  const named = tools.map(({ name, description, schema }) => ({ name, description, schema: strictSchema(schema) }));
  let asked: ModelRequest = request;
  for (let round = 0; ; round++) {
    const heard: StreamEvent[] = [];
    for await (const event of streamModel(round < MAX_ROUNDS ? { ...asked, tools: named } : asked, endpoint, effects)) {
      heard.push(event);
      if (event.type !== 'done' || event.reason !== 'tools') yield event;
    }
    const last = heard.at(-1);
    if (last?.type !== 'done' || last.reason !== 'tools') return;
    const calls = callsIn(heard);
    if (calls.length === 0 || round >= MAX_ROUNDS) return yield { type: 'done', reason: 'tools' };
    const results = await Promise.all(
      calls.map(async (call): Promise<Turn> => ({ role: 'tool', callId: call.id, text: await resultOf(call, tools, effects) })),
    );
    if (effects.signal.aborted) return;
    asked = {
      ...asked,
      turns: [...asked.turns, { role: 'assistant', text: joined(heard, 'text'), reasoning: joined(heard, 'reasoning'), calls }, ...results],
    };
  }
}

/** The calls whose pieces are among these events, in their order. */
function callsIn(events: readonly StreamEvent[]): ToolCall[] {
  const calls: ToolCall[] = [];
  for (const event of events) {
    if (event.type !== 'tool') continue;
    const known = calls[event.index];
    calls[event.index] = { id: event.id, name: event.name, arguments: (known?.arguments ?? '') + event.arguments };
  }
  return calls;
}

async function resultOf(call: ToolCall, tools: readonly Tool[], { signal }: ModelEffects): Promise<string> {
  const tool = tools.find(({ name }) => name === call.name);
  if (!tool) return `Error: there is no tool ${call.name}`;
  // A tool without arguments is often called with none at all.
  const input = tool.schema.safeParse(call.arguments.trim() === '' ? {} : parsed(call.arguments));
  if (!input.success) return `Error: wrong arguments: ${input.error.issues.map(issueText).join('; ')}`;
  try {
    return await tool.run(input.data, signal);
  } catch (error) {
    return `Error: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const joined = (events: readonly StreamEvent[], type: 'text' | 'reasoning'): string =>
  events.map((event) => (event.type === type ? event.text : '')).join('');
