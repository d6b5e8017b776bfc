import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { atHand } from '@/utils/background/at-hand';
import { localItem } from '@/utils/storage/item';

const item = localItem('colour', z.string(), 'red');

describe('a setting at hand', () => {
  beforeEach(() => fakeBrowser.reset());

  it('is what was stored before', async () => {
    await item.set('green');
    expect(await atHand(item)()).toBe('green');
  });

  it('follows each change, before its first use and after it', async () => {
    const colour = atHand(item);
    await item.set('green');
    expect(await colour()).toBe('green');
    await item.set('blue');
    expect(await colour()).toBe('blue');
  });

  it('is read once', async () => {
    let reads = 0;
    const counted = { ...item, get: () => ((reads += 1), item.get()) };
    const colour = atHand(counted);
    await colour();
    await colour();
    expect(reads).toBe(1);
  });

  it('is read again after the store has failed', async () => {
    const answers = [Promise.reject(new Error('busy')), Promise.resolve('red')];
    const colour = atHand({ ...item, get: () => answers.shift() ?? Promise.resolve('') });
    await expect(colour()).rejects.toThrow('busy');
    expect(await colour()).toBe('red');
  });
});
