import type { Endpoint, ModelEffects } from '@/utils/model/endpoint';
import { streamModel } from '@/utils/model/stream-model';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';

export const KEY = 'sk-test-0123456789abcdefghij9f2c';

export const request: ModelRequest = {
  model: 'practice',
  instructions: 'Summarize.',
  turns: [{ role: 'user', parts: [{ type: 'text', text: 'One two three.' }] }],
};

/** Effects of which no wait takes time; `waits` has what was waited for. */
export function effects(overrides: Partial<ModelEffects> = {}): ModelEffects & { waits: number[] } {
  const waits: number[] = [];
  return {
    signal: new AbortController().signal,
    now: () => Date.now(),
    random: () => 0.5,
    wait: (until) => {
      waits.push(until);
      return Promise.resolve();
    },
    waits,
    ...overrides,
  };
}

/** `chat` and `responses` at the same server. */
export const endpointOf = (baseUrl: string, protocol: 'chat' | 'responses'): Endpoint => ({
  providerId: protocol === 'chat' ? 'compatible' : 'openai',
  baseUrl,
  key: KEY,
});

async function collect(events: AsyncIterable<StreamEvent>): Promise<StreamEvent[]> {
  const all: StreamEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

export const ask = (endpoint: Endpoint, asking: Partial<ModelRequest> = {}, using: ModelEffects = effects()): Promise<StreamEvent[]> =>
  collect(streamModel({ ...request, ...asking }, endpoint, using));

/** All that was said in one kind of event. */
export const said = (events: readonly StreamEvent[], type: 'text' | 'reasoning' | 'refusal'): string =>
  events.map((event) => (event.type === type ? event.text : '')).join('');

/** How it ended, without the event's other fields: `done stop`, `error cut`. */
export function ending(events: readonly StreamEvent[]): string {
  const last = events.at(-1);
  if (last?.type === 'done') return `done ${last.reason}`;
  return last?.type === 'error' ? `error ${last.failure.code}` : `without an end`;
}
