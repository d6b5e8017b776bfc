import * as z from 'zod/mini';
import { bill, estimate } from './bill';
import { failure } from './failure';

/** Counts as the server reported them; absent where it did not. Reasoning is part of output, cached and written are parts of input. */
export const usage = z.object({
  input: z.number(),
  output: z.number(),
  cached: z.optional(z.number()),
  cacheWrite: z.optional(z.number()),
  reasoning: z.optional(z.number()),
  /** How fast it was served, as the answer names it; it decides the price. */
  serviceTier: z.optional(z.string()),
  /** US dollars that the server says it charged. */
  cost: z.optional(z.number()),
});
export type Usage = z.infer<typeof usage>;

export const part = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('image'), mediaType: z.string(), base64: z.string() }),
  z.object({ type: z.literal('file'), name: z.string(), mediaType: z.string(), base64: z.string() }),
]);
export type Part = z.infer<typeof part>;

export const toolCall = z.object({ id: z.string(), name: z.string(), arguments: z.string() });
export type ToolCall = z.infer<typeof toolCall>;

export const turn = z.discriminatedUnion('role', [
  z.object({ role: z.literal('user'), parts: z.array(part) }),
  z.object({
    role: z.literal('assistant'),
    text: z.string(),
    /** Only kept for servers that want it back; never shown as the answer. */
    reasoning: z.optional(z.string()),
    calls: z.optional(z.array(toolCall)),
  }),
  z.object({ role: z.literal('tool'), callId: z.string(), text: z.string() }),
]);
export type Turn = z.infer<typeof turn>;

/** A tool or an output form as strict JSON Schema (every property required, no additional ones). */
export interface NamedSchema {
  readonly name: string;
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** What is asked of a model, free of any protocol. Stable parts stand first, so that a provider's prefix cache can hit. */
export interface ModelRequest {
  readonly model: string;
  /** Rules of the task, from us alone: page text is never in here. */
  readonly instructions: string;
  readonly turns: readonly Turn[];
  readonly maxOutputTokens?: number;
  readonly tools?: readonly NamedSchema[];
  readonly format?: NamedSchema;
}

/** Why an answer ended. Only `stop` is a whole answer. */
export const endReason = z.enum(['stop', 'length', 'filter', 'refusal', 'tools']);
export type EndReason = z.infer<typeof endReason>;

export const streamEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), model: z.string(), requestId: z.string() }),
  z.object({ type: z.literal('text'), text: z.string() }),
  /** Shown apart, if at all. */
  z.object({ type: z.literal('reasoning'), text: z.string() }),
  z.object({ type: z.literal('refusal'), text: z.string() }),
  /** A piece of a tool call; `id` and `name` are whole when they first appear, `arguments` grows. */
  z.object({ type: z.literal('tool'), index: z.number(), id: z.string(), name: z.string(), arguments: z.string() }),
  z.object({ type: z.literal('usage'), usage }),
  /** Before anything is sent. */
  z.object({ type: z.literal('estimate'), estimate }),
  z.object({ type: z.literal('bill'), bill }),
  /** Another try is coming at this time (milliseconds since the epoch); `attempt` counts from 2. */
  z.object({ type: z.literal('wait'), until: z.number(), attempt: z.number(), failure }),
  z.object({ type: z.literal('done'), reason: endReason }),
  z.object({ type: z.literal('error'), failure }),
]);
export type StreamEvent = z.infer<typeof streamEvent>;
