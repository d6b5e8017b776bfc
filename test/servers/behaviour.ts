import type { ErrorReply } from './error-replies.ts';
import type { LoggedRequest } from './request-log.ts';

/** A tool call that the server makes; `arguments` is sent in `pieces` (default 3). */
export interface ScriptedCall {
  readonly name: string;
  readonly arguments: string;
  readonly id?: string;
  readonly pieces?: number;
}

export interface ScriptedUsage {
  readonly input?: number;
  readonly output?: number;
  readonly cached?: number;
  readonly cacheWrite?: number;
  readonly reasoning?: number;
}

/** How one request is answered. Everything is optional: `{}` is a whole, correct answer as fast as the reader takes it. */
export interface Behaviour {
  /** Instead of an answer: any status, also 200 with a page or an error in it. */
  readonly reply?: ErrorReply;
  /** Milliseconds before the status line. */
  readonly headersAfter?: number;
  /** Milliseconds from the status line to the first word. */
  readonly firstTokenAfter?: number;
  /** Absent: as fast as the reader takes it. */
  readonly wordsPerSecond?: number;
  /** The answer, or how it follows from the request. */
  readonly answer?: string | ((request: LoggedRequest) => string);
  /** Sent before the answer, in the protocol's place for it. */
  readonly reasoning?: string;
  /** Chat: the name of the field that carries the reasoning. */
  readonly reasoningField?: 'reasoning_content' | 'reasoning';
  /** Sent instead of the answer, as a refusal. */
  readonly refusal?: string;
  readonly calls?: readonly ScriptedCall[];
  readonly finish?: 'stop' | 'length' | 'content_filter';
  /** `end`: the body ends as if all were well. `reset`: the socket is destroyed. `inside`: ends in the middle of an event. */
  readonly cut?: { readonly afterWords: number; readonly how: 'end' | 'reset' | 'inside' };
  /** Says nothing more, the connection stays. `comments`: an SSE comment every so many milliseconds. */
  readonly stall?: { readonly afterWords: number; readonly comments?: number };
  /** Says nothing more until this is settled, then the rest. */
  readonly hold?: { readonly afterWords: number; readonly until: Promise<unknown> };
  /** One event that is not JSON, then the rest; `last`: nothing after it. */
  readonly garble?: { readonly afterWords: number; readonly last?: boolean };
  /** In one piece, although a stream was asked for. */
  readonly inOnePiece?: boolean;
  /** Tokens of the input that it reads at most; what is more is cut without a word. */
  readonly reads?: number;
  /** An error inside the stream with status 200. */
  readonly errorInStream?: { readonly afterWords: number; readonly code: string; readonly message: string };
  /** The connection stays open after the last event. */
  readonly lingers?: boolean;
  /** `false`: no usage at all. */
  readonly usage?: ScriptedUsage | false;
  /** The model's name in the answer; default: as asked for. */
  readonly model?: string;
  /** Changes each event's text before it is written, e.g. its line ends. */
  readonly frame?: (event: string) => string;
  /** The body as it stands, instead of all the above. */
  readonly raw?: readonly (string | Uint8Array)[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** The words of a text, each with the space before it, so that they join to the text again. */
export function wordsOf(text: string): string[] {
  return text.match(/\s*\S+(?:\s+$)?|\s+$/g) ?? [];
}
