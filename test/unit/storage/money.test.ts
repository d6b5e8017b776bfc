import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Call } from '@/utils/schema/call';
import { calibrationsItem, loadCalibration, saveCalibration } from '@/utils/storage/calibration';
import { clearCalls, logCall, readCalls } from '@/utils/storage/calls';
import { findAnswer, forgetAnswers, keepAnswer, keptSize } from '@/utils/storage/kept-answers';
import { addToLedger, clearLedger, readLedger } from '@/utils/storage/ledger';
import { nothing } from '@/utils/usage/ledger';

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all([clearLedger(), clearCalls(), forgetAnswers()]);
});

test('the ledger adds up by day, server, model and action, also at once, and gives any span of days', async () => {
  const place = { day: '2026-11-20', host: 'h', model: 'm', actionId: 'ask' };
  const entry = { ...nothing, answers: 1, input: 10, usd: 0.5 };
  await Promise.all(Array.from({ length: 10 }, () => addToLedger(place, entry)));
  await addToLedger({ ...place, model: 'n' }, entry);
  await addToLedger({ ...place, day: '2026-12-01' }, entry);
  await addToLedger({ ...place, day: '2026-10-31' }, entry);
  const november = await readLedger('2026-11', '2026-11');
  expect(november.map(({ model, answers, input, usd }) => [model, answers, input, usd])).toEqual([
    ['m', 10, 100, 5],
    ['n', 1, 10, 0.5],
  ]);
  expect(await readLedger('2026-10-31', '2026-11-20')).toHaveLength(3);
});

test('the log holds the newest requests only', async () => {
  const call: Call = {
    at: 0,
    took: 1,
    host: 'h',
    model: 'm',
    actionId: 'ask',
    sentChars: 1,
    receivedChars: 1,
    from: 'server',
    result: 'done',
    retries: 0,
  };
  for (let at = 0; at < 210; at += 1) await logCall({ ...call, at });
  const calls = await readCalls();
  expect(calls).toHaveLength(200);
  expect([calls[0]?.at, calls.at(-1)?.at]).toEqual([209, 10]);
});

describe('kept answers', () => {
  const DAY = 86_400_000;
  const kept = (text: string) => ({ model: 'm', text });

  test('are found until they are too old', async () => {
    await keepAnswer('a', kept('Tides'), 7, 100, 0);
    expect(await findAnswer('a', 7, 7 * DAY - 1)).toEqual(kept('Tides'));
    expect(await findAnswer('a', 7, 7 * DAY)).toBeUndefined();
    expect(await findAnswer('b', 7, 1)).toBeUndefined();
  });

  test('make room for new ones: the one that was not used for longest goes first', async () => {
    await keepAnswer('a', kept('x'.repeat(40)), 7, 100, 1);
    await keepAnswer('b', kept('x'.repeat(40)), 7, 100, 2);
    await findAnswer('a', 7, 3);
    await keepAnswer('c', kept('x'.repeat(40)), 7, 100, 4);
    expect(await findAnswer('b', 7, 5)).toBeUndefined();
    expect(await findAnswer('a', 7, 5)).toBeDefined();
    expect(await keptSize()).toEqual({ answers: 2, chars: 80 });
  });

  test('that are too old are let go of, and one that is too large is not kept', async () => {
    await keepAnswer('a', kept('old'), 7, 100, 0);
    await keepAnswer('b', kept('x'.repeat(101)), 7, 100, 8 * DAY);
    expect(await keptSize()).toEqual({ answers: 0, chars: 0 });
  });
});

test('calibrations are kept by model and script, the newest of them', async () => {
  await saveCalibration('m', 'latin', { ratio: 1.2, samples: 3 });
  expect(await loadCalibration('m', 'latin')).toEqual({ ratio: 1.2, samples: 3 });
  expect(await loadCalibration('m', 'cjk')).toEqual({ ratio: 1, samples: 0 });
  for (let at = 0; at < 205; at += 1) await saveCalibration(`model ${at}`, 'latin', { ratio: 1, samples: 1 });
  expect(Object.keys(await calibrationsItem.get())).toHaveLength(200);
  expect((await loadCalibration('m', 'latin')).samples).toBe(0);
});
