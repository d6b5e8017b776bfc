import type { Behaviour, ScriptedCall, ScriptedUsage } from './behaviour.ts';

/** What an answer consists of, the same for both protocols. */
export interface Answer {
  readonly model: string;
  readonly reasoning: string;
  readonly text: string;
  readonly refusal: string;
  readonly calls: readonly ScriptedCall[];
  readonly finish: 'stop' | 'length' | 'content_filter';
  readonly usage: Required<ScriptedUsage> | undefined;
  readonly reasoningField: NonNullable<Behaviour['reasoningField']>;
}

/** One protocol's events as SSE text, made in order: `begin`, `lead`, `word` for each word of the answer, `end`. */
export interface Wire {
  begin(): string;
  /** Reasoning, and what opens the text. */
  lead(): string;
  word(text: string): string;
  error(code: string, message: string): string;
  /** Tool calls, what closes the text, the terminal mark. */
  end(): string;
  /** The answer to a request without `stream`. */
  whole(): unknown;
}

export const sse = (data: unknown, event = ''): string => `${event && `event: ${event}\n`}data: ${JSON.stringify(data)}\n\n`;

export const wordCount = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** The arguments of a call in the pieces in which they are streamed. */
export function argumentPieces({ arguments: text, pieces = 3 }: ScriptedCall): string[] {
  const size = Math.max(1, Math.ceil(text.length / pieces));
  return Array.from({ length: Math.ceil(text.length / size) }, (_, index) => text.slice(index * size, (index + 1) * size));
}
