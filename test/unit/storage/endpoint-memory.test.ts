import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { TrafficControl } from '@/utils/model/traffic-control';
import { learnedProfile, learnProfile, loadTraffic, saveTraffic } from '@/utils/storage/endpoint-memory';
import { listedPrice, offersItem, keepOffers } from '@/utils/storage/offers';

const ORIGIN = 'https://api.example.com';
const NOW = 1_795_000_000_000;
const ticket = { tokens: 0, keyHint: '', insists: false };
/** A worker's traffic control, over what is in the store. */
const worker = (now: number) => new TrafficControl({ load: loadTraffic, save: saveTraffic }, () => now);
const { signal } = new AbortController();

beforeEach(() => fakeBrowser.reset());

test('the breaker that one worker opened is open for the next one, which tries once when it is half open', async () => {
  const first = worker(NOW);
  for (let count = 0; count < 5; count++) await first.failed(ORIGIN, { code: 'server-trouble' });
  expect(await worker(NOW + 1_000).enter(ORIGIN, ticket, 4, signal)).toMatchObject({ type: 'wait', until: NOW + 30_000 });
  expect(await worker(NOW + 1_000).enter('https://other.example.com', ticket, 4, signal)).toEqual({ type: 'go' });
  expect(await worker(NOW + 31_000).enter(ORIGIN, ticket, 4, signal)).toEqual({ type: 'go' });
  expect(await worker(NOW + 31_001).enter(ORIGIN, ticket, 4, signal)).toMatchObject({ type: 'wait' });
});

test('the time before which a server is not to be asked outlives the worker, and so does a pace', async () => {
  await worker(NOW).failed(ORIGIN, { code: 'rate-limited', retryAt: NOW + 3_600_000 });
  expect(await worker(NOW + 1_000).enter(ORIGIN, ticket, 4, signal)).toMatchObject({ type: 'wait', until: NOW + 3_600_000 });

  const paced = { ...ticket, perMinute: { requests: 1 } };
  expect(await worker(NOW).enter('https://slow.example.com', paced, 4, signal)).toEqual({ type: 'go' });
  expect(await worker(NOW + 1).enter('https://slow.example.com', paced, 4, signal)).toMatchObject({ type: 'wait', until: NOW + 60_000 });
});

test('what was learned of a server is added to what is known, by address and model', async () => {
  await learnProfile(ORIGIN, 'm', { usageInStream: false });
  await learnProfile(ORIGIN, 'm', { streams: false });
  expect(await learnedProfile(ORIGIN, 'm')).toEqual({ usageInStream: false, streams: false });
  expect(await learnedProfile(ORIGIN, 'other')).toBeUndefined();
});

test('what a list of models told is kept by host; an empty one takes nothing away', async () => {
  await keepOffers('h', { a: { input: 1, output: 2, context: 8_192 }, b: { context: 4_096 } }, '2026-11-21');
  await keepOffers('h', {}, '2026-11-22');
  const offers = await offersItem('h').get();
  expect(listedPrice(offers, 'h', 'a')).toMatchObject({ model: 'a', host: 'h', input: 1, output: 2, checked: '2026-11-21' });
  expect(listedPrice(offers, 'h', 'b')).toBeUndefined();
  expect(listedPrice(await offersItem('elsewhere').get(), 'elsewhere', 'a')).toBeUndefined();
});
