import { createParser } from 'eventsource-parser';
import { ModelError } from './model-error';

/** Characters of one event; more is no answer but an attack on memory. */
const MAX_EVENT = 8_000_000;

/** Takes a body apart into the data of its server-sent events (HTML standard, section 9.2), wherever its chunks are cut. */
export class SseReader {
  #events: string[] = [];
  readonly #decoder = new TextDecoder();
  readonly #parser = createParser({
    maxBufferSize: MAX_EVENT,
    onEvent: ({ data }) => this.#events.push(data),
    onError: () => {
      throw new ModelError('garbled', 'An event without an end');
    },
  });

  /** The events that this chunk completes. */
  feed(chunk: Uint8Array): string[] {
    return this.#taken(this.#decoder.decode(chunk, { stream: true }));
  }

  /** The event that the body ended in; servers forget its last line end. */
  end(): string[] {
    return this.#taken(`${this.#decoder.decode()}\n\n`);
  }

  #taken(text: string): string[] {
    this.#parser.feed(text);
    const events = this.#events;
    if (events.length > 0) this.#events = [];
    return events;
  }
}
