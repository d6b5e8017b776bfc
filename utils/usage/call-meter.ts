import type { Call } from '@/utils/schema/call';
import type { StreamEvent, Usage } from '@/utils/schema/model';
import { estimateTokens } from './estimate-tokens';

/** Notes of one call's events what its bill and its log entry need. Times are milliseconds since the epoch. */
export class CallMeter {
  readonly #begunAt: number;
  #firstTextAt: number | undefined;
  #text = '';
  #reasoning = '';
  #retries = 0;
  #requestId = '';
  #last: StreamEvent | undefined;
  /** The server took the request. */
  begun = false;
  /** Name that the server gives the model; empty if it does not. */
  served = '';
  told: Usage | undefined;

  constructor(now: number) {
    this.#begunAt = now;
  }

  note(event: StreamEvent, now: number): void {
    if (event.type === 'start') {
      this.begun = true;
      this.served = event.model;
      this.#requestId = event.requestId;
    } else if (event.type === 'text' || event.type === 'refusal') {
      this.#firstTextAt ??= now;
      this.#text += event.text;
    } else if (event.type === 'reasoning') this.#reasoning += event.text;
    else if (event.type === 'usage') this.told = event.usage;
    // Waiting for a turn counts as one: what is said to the reader is said in the log.
    else if (event.type === 'wait') this.#retries = Math.max(this.#retries, event.attempt - 1);
    else if (event.type === 'done' || event.type === 'error') this.#last = event;
  }

  get text(): string {
    return this.#text;
  }

  /** The answer is whole, and nothing but text. */
  get whole(): boolean {
    return this.#last?.type === 'done' && this.#last.reason === 'stop' && this.#text !== '';
  }

  /** Something was asked that is paid: the server told, or began to answer. */
  get charged(): boolean {
    return this.told !== undefined || (this.begun && (this.#text + this.#reasoning !== '' || this.#last?.type !== 'error'));
  }

  /**
   * Our own count. The answer is only counted where the server did not tell: of a long one that costs as much as reading it.
   * @param input calibrated tokens of the request
   */
  counted(input: number): Usage {
    return { input, output: this.told?.output ?? estimateTokens(this.#text) + estimateTokens(this.#reasoning) };
  }

  entry(call: Pick<Call, 'host' | 'model' | 'actionId' | 'sentChars' | 'from'>, now: number): Call {
    const failure = this.#last?.type === 'error' ? this.#last.failure : undefined;
    const requestId = this.#requestId || failure?.requestId;
    return {
      ...call,
      at: this.#begunAt,
      took: now - this.#begunAt,
      receivedChars: this.#text.length,
      result: failure ? failure.code : this.#last ? 'done' : 'stopped',
      retries: this.#retries,
      ...(this.#firstTextAt !== undefined && { firstTextAfter: this.#firstTextAt - this.#begunAt }),
      ...(this.#last?.type === 'done' && { end: this.#last.reason }),
      ...(failure?.status !== undefined && { status: failure.status }),
      ...(requestId && { requestId: requestId.slice(0, 200) }),
      ...(this.told && { input: this.told.input, output: this.told.output }),
    };
  }
}
