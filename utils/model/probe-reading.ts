import type { ModelRequest } from '@/utils/schema/model';
import { profileOf, type Endpoint, type ModelEffects } from './endpoint';
import { tryCorrected } from './try-corrected';

/** Context of Ollama unless it is set up with more: the size at which most cut. */
const USUAL_CUT = 4_096;
/** How much longer the probe is. */
const BEYOND = 1.5;
/** Below this part of what was sent something is missing: each word of the probe is at least a token in every vocabulary. */
const WHOLE = 0.85;
/** Milliseconds; a slow machine that has not read it by then is not found out. */
const LIMIT = 30_000;
const WORDS = ['time', 'water', 'light', 'house', 'paper', 'green', 'table', 'story', 'river', 'glass', 'hand', 'road', 'letter'];

/**
 * Sends a text that is longer than what many local servers read unless told otherwise, and compares what the server counted.
 * @returns what it read of what was sent, in tokens, if it cut the text without a word; undefined if it read all, refused, or cannot be told
 */
export async function probeReading(
  model: string,
  endpoint: Endpoint,
  effects: ModelEffects,
): Promise<{ read: number; sent: number } | undefined> {
  const sent = Math.round((profileOf(endpoint).contextHint ?? USUAL_CUT) * BEYOND);
  // Another beginning each time: what a server still has from the last probe it may not count.
  const start = Math.floor(effects.random() * WORDS.length * WORDS.length);
  const word = (at: number) => WORDS[(start + at + Math.floor((start + at) / WORDS.length)) % WORDS.length];
  const text = Array.from({ length: sent }, (_, at) => word(at)).join(' ');
  const request: ModelRequest = {
    model,
    instructions: 'Answer with the single word OK.',
    turns: [{ role: 'user', parts: [{ type: 'text', text: `${text}\n\nOK?` }] }],
    maxOutputTokens: 16,
  };
  const signal = AbortSignal.any([effects.signal, AbortSignal.timeout(LIMIT)]);
  for await (const event of tryCorrected(request, endpoint, { ...effects, signal })) {
    if (event.type === 'usage' && event.usage.input > 0 && event.usage.input < sent * WHOLE) return { read: event.usage.input, sent };
  }
  return undefined;
}
