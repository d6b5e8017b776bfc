import type { StreamEvent, Usage } from '@/utils/schema/model';
import type { EndpointProfile } from '@/utils/schema/profile';
import type { ModelRequest } from '@/utils/schema/model';
import type { Endpoint } from './endpoint';
import type { Json } from './json';

/** What one answer belongs to. */
export interface AnswerContext {
  readonly endpoint: Endpoint;
  /** As asked for. */
  readonly model: string;
  /** From the answer's headers; empty without. */
  readonly requestId: string;
}

/** Turns what a protocol sends into events. After an `error` or `done` event it gives no more. */
export interface AnswerReader {
  /** Part of an answer has come: text, reasoning, a tool call. */
  readonly begun: boolean;
  /** The mark of the end has come; only the usage may follow. */
  readonly ended: boolean;
  /** One object of the stream. */
  read(data: Json): StreamEvent[];
  /** `[DONE]`. */
  mark(): StreamEvent[];
  /** The body is over, well or not: what was held back, the usage, and `done` if the mark of the end had come. */
  close(): StreamEvent[];
  /** An answer that came in one piece, without streaming. */
  whole(body: Json): StreamEvent[];
}

/** The body of a streamed call, or of the same call for an answer in one piece. */
export type MaybeStreamed<Body> = Omit<Body, 'stream'> & { stream: boolean };

export interface Protocol {
  /** Below the base URL. */
  readonly path: string;
  body(request: ModelRequest, profile: EndpointProfile): object;
  reader(context: AnswerContext): AnswerReader;
}

/** The events of one chunk with neighbouring texts joined: what comes together is shown together. */
export function joined(events: readonly StreamEvent[]): StreamEvent[] {
  const result: StreamEvent[] = [];
  for (const event of events) {
    const last = result.at(-1);
    if (event.type === 'text' && last?.type === 'text') result[result.length - 1] = { type: 'text', text: last.text + event.text };
    else result.push(event);
  }
  return result;
}

type Counts = Record<Exclude<keyof Usage, 'serviceTier' | 'cost'>, number | undefined>;

/** Without the counts that the server did not tell. */
export function usageOf({ input, output, ...rest }: Counts, serviceTier: string): Usage | undefined {
  if (input === undefined && output === undefined) return undefined;
  const told = Object.entries(rest).filter(([, value]) => value !== undefined);
  return { input: input ?? 0, output: output ?? 0, ...Object.fromEntries(told), ...(serviceTier && { serviceTier }) };
}
