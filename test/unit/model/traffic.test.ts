import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { replies } from '@/test/servers/error-replies';
import { startModelServer, type ModelServer } from '@/test/servers/model-server';
import { admit, afterFailure, afterHeaders, afterSuccess, noTraffic, type Ticket } from '@/utils/model/traffic';
import { TrafficControl } from '@/utils/model/traffic-control';
import type { Failure } from '@/utils/schema/failure';
import { traffic, type Traffic } from '@/utils/schema/traffic';
import { ask, effects, ending, endpointOf } from './asking';

const NOW = 1_795_000_000_000;
const ticket: Ticket = { tokens: 0, keyHint: '9f2c', insists: false };
const trouble: Failure = { code: 'server-trouble' };
const failing = (times: number, from: Traffic = noTraffic, at = NOW) =>
  Array.from({ length: times }, (_, index) => index).reduce((state, index) => afterFailure(state, trouble, at + index), from);

describe('breaker', () => {
  test('opens at the fifth failure within a minute, for 30 s', () => {
    expect(admit(failing(4), ticket, NOW + 10).verdict.type).toBe('go');
    expect(admit(failing(5), ticket, NOW + 10).verdict).toMatchObject({ type: 'wait', until: NOW + 4 + 30_000, failure: trouble });
  });

  test('old failures do not count', () => {
    expect(admit(failing(4, failing(4), NOW + 60_010), ticket, NOW + 60_020).verdict.type).toBe('go');
  });

  test('half open lets one through; its success closes it, its failure opens it again', () => {
    // By now the failures before are too old to count.
    const later = NOW + 70_000;
    const first = admit(failing(5), ticket, later);
    expect(first.verdict.type).toBe('go');
    expect(admit(first.state, ticket, later + 1).verdict.type).toBe('wait');
    expect(admit(afterSuccess(first.state), ticket, later + 2).verdict.type).toBe('go');
    expect(admit(afterFailure(first.state, trouble, later + 2), ticket, later + 3).verdict).toMatchObject({ until: later + 30_002 });
  });

  test('a trial that nobody heard of again does not close the door for ever', () => {
    const later = NOW + 40_000;
    const { state } = admit(failing(5), ticket, later);
    expect(admit(state, ticket, later + 30_001).verdict.type).toBe('go');
  });
});

describe('pauses', () => {
  test('what the server asked for holds for all requests, unless the user insists', () => {
    const state = afterFailure(noTraffic, { code: 'rate-limited', retryAt: NOW + 3_600_000 }, NOW);
    expect(admit(state, ticket, NOW).verdict).toMatchObject({ type: 'wait', until: NOW + 3_600_000, failure: { code: 'rate-limited' } });
    expect(admit(state, { ...ticket, insists: true }, NOW).verdict.type).toBe('go');
    expect(admit(state, ticket, NOW + 3_600_001).verdict.type).toBe('go');
  });

  test('an allowance that is used up, or too small for this request', () => {
    const none = afterHeaders(noTraffic, { requests: { remaining: 0, resetAt: NOW + 500 } });
    expect(admit(none, ticket, NOW).verdict).toMatchObject({ type: 'wait', until: NOW + 500 });
    const few = afterHeaders(noTraffic, { tokens: { remaining: 100, resetAt: NOW + 900 } });
    expect(admit(few, { ...ticket, tokens: 101 }, NOW).verdict).toMatchObject({ type: 'wait', until: NOW + 900 });
    expect(admit(few, { ...ticket, tokens: 100 }, NOW).verdict.type).toBe('go');
  });

  test('an empty account and a refused key stop the others at once, but not another key', () => {
    for (const code of ['no-credit', 'key-refused'] as const) {
      const state = afterFailure(noTraffic, { code, keyHint: '9f2c' }, NOW);
      expect(admit(state, ticket, NOW + 1).verdict).toMatchObject({ type: 'refuse', failure: { code } });
      expect(admit(state, { ...ticket, keyHint: 'abcd' }, NOW + 1).verdict.type).toBe('go');
      expect(admit(state, ticket, NOW + 30_001).verdict.type).toBe('go');
    }
  });

  test('the state comes back from storage as it was', () => {
    const state = afterFailure(failing(3), { code: 'no-credit' }, NOW);
    expect(traffic.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
    expect(traffic.parse({})).toEqual(noTraffic);
  });
});

function memory(): { control: TrafficControl; states: Map<string, Traffic> } {
  const states = new Map<string, Traffic>();
  const store = {
    load: (origin: string) => Promise.resolve(states.get(origin) ?? noTraffic),
    save: (origin: string, state: Traffic) => Promise.resolve(void states.set(origin, state)),
  };
  return { control: new TrafficControl(store, () => Date.now()), states };
}

describe('with a server', () => {
  let server: ModelServer;
  beforeAll(async () => {
    server = await startModelServer();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    server.log.clear();
    server.setBehaviour({ answer: 'Hi.' });
  });
  const endpoint = () => endpointOf(server.baseUrl, 'chat');

  test('20 at once on a local server go one by one, and all are answered', async () => {
    const { control } = memory();
    let most = 0;
    let running = 0;
    server.setBehaviour({
      answer: () => {
        most = Math.max(most, ++running);
        return 'Hi.';
      },
      frame: (event) => {
        if (event.includes('[DONE]')) running--;
        return event;
      },
    });
    const all = await Promise.all(Array.from({ length: 20 }, () => ask(endpoint(), {}, effects({ traffic: control }))));
    expect(all.map(ending)).toEqual(Array.from({ length: 20 }, () => 'done stop'));
    expect(most).toBe(1);
  });

  test('20 at once on an empty account cost one request', async () => {
    server.setBehaviour({ reply: replies.noCredit() });
    const { control } = memory();
    const all = await Promise.all(Array.from({ length: 20 }, () => ask(endpoint(), {}, effects({ traffic: control }))));
    expect(new Set(all.map(ending))).toEqual(new Set(['error no-credit']));
    expect(server.log.posts).toHaveLength(1);
  });

  test('a pause holds in the next worker too, and is over when the user says so', async () => {
    server.queue({ reply: replies.rateLimited({ retryAfter: 3_600 }) });
    const { control, states } = memory();
    const stop = new AbortController();
    const stopped = effects({ traffic: control, signal: stop.signal, wait: () => Promise.resolve(stop.abort()) });
    await ask(endpoint(), {}, stopped);
    const next = new TrafficControl(
      { load: (origin) => Promise.resolve(states.get(origin) ?? noTraffic), save: () => Promise.resolve() },
      () => Date.now(),
    );
    const using = effects({ traffic: next });
    const events = await ask(endpoint(), {}, using);
    expect(events[0]).toMatchObject({ type: 'wait', attempt: 1, failure: { code: 'rate-limited', model: 'practice' } });
    expect(using.waits[0]).toBeGreaterThan(Date.now() + 3_000_000);
    expect(ending(events)).toBe('done stop');
    expect(server.log.posts).toHaveLength(2);
  });

  test('whoever stops while waiting for a turn gives up the place', async () => {
    const { control } = memory();
    server.queue({ answer: 'Hi.', stall: { afterWords: 0 } });
    const first = new AbortController();
    const second = new AbortController();
    const running = ask(endpoint(), {}, effects({ traffic: control, signal: first.signal }));
    await server.log.until(({ length }) => length === 1);
    const waiting = ask(endpoint(), {}, effects({ traffic: control, signal: second.signal }));
    const third = ask(endpoint(), {}, effects({ traffic: control }));
    second.abort();
    expect(await waiting).toEqual([]);
    first.abort();
    await running;
    expect(ending(await third)).toBe('done stop');
    expect(server.log.posts).toHaveLength(2);
  });

  test('allowances in the headers of an answer are kept', async () => {
    const { control, states } = memory();
    server.setBehaviour({ answer: 'Hi.', headers: { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '30s' } });
    await ask(endpoint(), {}, effects({ traffic: control }));
    expect(states.get(server.url)?.told.requests?.remaining).toBe(0);
    expect((await ask(endpoint(), {}, effects({ traffic: control })))[0]).toMatchObject({ type: 'wait' });
  });
});
