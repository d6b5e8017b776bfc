import type { JobOrder, Maker } from '@/utils/schema/job';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';
import type { Source } from '@/utils/schema/source';
import { builtInAnswer, builtInSummary, type BuiltInWorld } from './built-in-ai';
import { keySentences } from './key-sentences';

/** What an order on this device needs to know of its action. */
interface OnDeviceTask {
  readonly summarizes: boolean;
  readonly length: string;
}

const counts: Readonly<Record<string, number>> = { sentence: 1, short: 3, medium: 6, long: 12, full: 20 };

/**
 * Answers without any server: by the browser's built-in model where one is ready, else, for a summary, by the text's own key sentences.
 * @returns undefined if nothing on this device can do it
 */
export async function answerOnDevice(
  request: ModelRequest,
  source: Source | undefined,
  order: JobOrder,
  task: OnDeviceTask,
  signal: AbortSignal,
  world: BuiltInWorld = globalThis as BuiltInWorld,
): Promise<{ maker: Maker; events: AsyncIterable<StreamEvent> } | undefined> {
  const builtIn = await fromBuiltIn(request, source, order, task, signal, world);
  if (builtIn) return { maker: 'built-in', events: asEvents(builtIn) };
  if (!task.summarizes || !source || order.instruction.trim() !== '') return undefined;
  return { maker: 'key-sentences', events: asEvents(listed(source, counts[task.length] ?? 6)) };
}

async function fromBuiltIn(
  request: ModelRequest,
  source: Source | undefined,
  order: JobOrder,
  task: OnDeviceTask,
  signal: AbortSignal,
  world: BuiltInWorld,
): Promise<AsyncIterable<string> | undefined> {
  try {
    if (task.summarizes && source && order.instruction.trim() === '') {
      const summary = await builtInSummary(world, source.markdown, task.length, signal);
      if (summary) return summary;
    }
    return await builtInAnswer(world, request.instructions, asText(request), signal);
  } catch (error) {
    // A built-in model that cannot start (busy, too long a text) must not stand in the way of what works without it.
    if (signal.aborted) throw error;
    return undefined;
  }
}

function asText({ turns }: ModelRequest): string {
  return turns
    .map((turn) => (turn.role === 'user' ? turn.parts.map((part) => (part.type === 'text' ? part.text : '')).join('\n\n') : turn.text))
    .join('\n\n');
}

async function* listed(source: Source, count: number): AsyncIterable<string> {
  for (const { text } of keySentences(source.markdown, count, source.lang)) yield `- ${text}\n`;
}

async function* asEvents(pieces: AsyncIterable<string>): AsyncIterable<StreamEvent> {
  let any = false;
  for await (const text of pieces) {
    any = true;
    yield { type: 'text', text };
  }
  yield any ? { type: 'done', reason: 'stop' } : { type: 'error', failure: { code: 'nothing-to-read' } };
}
