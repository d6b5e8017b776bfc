import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replies } from '@/test/servers/error-replies';
import { admit, afterFailure, afterHeaders, afterSuccess, noTraffic, type Ticket } from '@/utils/model/traffic';
import { TrafficControl } from '@/utils/model/traffic-control';
import type { Failure } from '@/utils/schema/failure';
import { traffic, type Traffic } from '@/utils/schema/traffic';
import { ask, effects, ending, endpointOf } from './asking';
import { modelServer } from './model-server';

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

  test('what is on its way counts: the second of two that fit one by one waits', () => {
    const told = afterHeaders(noTraffic, {
      requests: { remaining: 1, resetAt: NOW + 500 },
      tokens: { remaining: 150, resetAt: NOW + 900 },
    });
    const first = admit(told, { ...ticket, tokens: 100 }, NOW);
    expect(first.verdict.type).toBe('go');
    expect(first.state.told).toMatchObject({ requests: { remaining: 0 }, tokens: { remaining: 50 } });
    expect(admit(first.state, { ...ticket, tokens: 100 }, NOW).verdict).toMatchObject({ type: 'wait', until: NOW + 900 });
    expect(admit(first.state, ticket, NOW + 600).verdict.type).toBe('go');
  });

  test('a request larger than all that is ever allowed waits for nothing', () => {
    const told = afterHeaders(noTraffic, { tokens: { remaining: 10, resetAt: NOW + 900, limit: 1_000 } });
    expect(admit(told, { ...ticket, tokens: 1_001 }, NOW).verdict.type).toBe('go');
    expect(admit(told, { ...ticket, tokens: 1_000 }, NOW).verdict.type).toBe('wait');
  });

  test('a pace that the user set: no minute has more requests or tokens, whatever is asked when', () => {
    const asked = fc.array(fc.record({ after: fc.nat(40_000), tokens: fc.nat(400) }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 400, max: 1_000 }), (orders, requests, tokens) => {
        const sent: { at: number; tokens: number }[] = [];
        let state: Traffic = noTraffic;
        let now = NOW;
        for (const order of orders) {
          now += order.after;
          const wish: Ticket = { ...ticket, tokens: order.tokens, perMinute: { requests, tokens } };
          let admitted = admit(state, wish, now);
          if (admitted.verdict.type === 'wait') {
            now = admitted.verdict.until;
            admitted = admit(state, wish, now);
          }
          expect(admitted.verdict.type).toBe('go');
          state = admitted.state;
          sent.push({ at: now, tokens: order.tokens });
        }
        for (const { at } of sent) {
          const minute = sent.filter((each) => each.at >= at && each.at < at + 60_000);
          expect(minute.length).toBeLessThanOrEqual(requests);
          expect(minute.reduce((sum, each) => sum + each.tokens, 0)).toBeLessThanOrEqual(tokens);
        }
      }),
    );
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

describe('with a server', async () => {
  const server = await modelServer({ answer: 'Hi.' });
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

  test('a request that needs more tokens than the server still takes waits before it is refused', async () => {
    const { control } = memory();
    const headers = { 'x-ratelimit-limit-tokens': '30000', 'x-ratelimit-remaining-tokens': '900', 'x-ratelimit-reset-tokens': '20s' };
    server.setBehaviour({ answer: 'Hi.', headers });
    await ask(endpoint(), {}, effects({ traffic: control }));
    expect((await ask(endpoint(), {}, effects({ traffic: control, tokens: 901 })))[0]).toMatchObject({ type: 'wait' });
    expect((await ask(endpoint(), {}, effects({ traffic: control, tokens: 40_000 })))[0]).toMatchObject({ type: 'start' });
  });

  test('the pace and the number at once that a profile sets', async () => {
    const { control } = memory();
    const paced = { ...endpoint(), profile: { requestsPerMinute: 2 } };
    const using = effects({ traffic: control });
    for (let count = 0; count < 2; count++) expect(ending(await ask(paced, {}, using))).toBe('done stop');
    expect(using.waits).toEqual([]);
    expect((await ask(paced, {}, using))[0]).toMatchObject({ type: 'wait', failure: { code: 'rate-limited' } });

    server.log.clear();
    server.setBehaviour({ answer: 'Hi.', stall: { afterWords: 0 } });
    const stop = new AbortController();
    const wide = { ...endpoint(), profile: { atOnce: 3 } };
    const shared = memory().control;
    const four = Array.from({ length: 4 }, () => ask(wide, {}, effects({ traffic: shared, signal: stop.signal })));
    await server.log.until(({ length }) => length === 3);
    stop.abort();
    await Promise.all(four);
    expect(server.log.posts).toHaveLength(3);
  });

  test('allowances in the headers of an answer are kept', async () => {
    const { control, states } = memory();
    server.setBehaviour({ answer: 'Hi.', headers: { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '30s' } });
    await ask(endpoint(), {}, effects({ traffic: control }));
    expect(states.get(server.url)?.told.requests?.remaining).toBe(0);
    expect((await ask(endpoint(), {}, effects({ traffic: control })))[0]).toMatchObject({ type: 'wait' });
  });
});
