import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** The module anew each time: it remembers. */
async function fresh() {
  vi.resetModules();
  fakeBrowser.reset();
  const { keepSettingsAtHand, localItem } = await import('@/utils/storage/item');
  keepSettingsAtHand();
  return localItem('colour', z.string(), 'red');
}

const { local } = fakeBrowser.storage;

describe('settings at hand', () => {
  beforeEach(() => vi.restoreAllMocks());

  it('are the initial ones where nothing is stored', async () => {
    expect(await (await fresh()).get()).toBe('red');
  });

  it('are read from the store once', async () => {
    const item = await fresh();
    await local.set({ colour: 'green' });
    const read = vi.spyOn(local, 'get');
    expect([await item.get(), await item.get()]).toEqual(['green', 'green']);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('follow what others write', async () => {
    const item = await fresh();
    await item.get();
    await local.set({ colour: 'blue' });
    expect(await item.get()).toBe('blue');
    await local.remove('colour');
    expect(await item.get()).toBe('red');
  });

  it('follow what they write themselves, at once', async () => {
    const item = await fresh();
    const written = item.set('green');
    expect(await item.get()).toBe('green');
    await written;
    expect((await local.get('colour')).colour).toBe('green');
  });

  it('forget what the store refused', async () => {
    const item = await fresh();
    await local.set({ colour: 'green' });
    vi.spyOn(local, 'set').mockRejectedValueOnce(new Error('full'));
    await expect(item.set('blue')).rejects.toThrow('full');
    expect(await item.get()).toBe('green');
  });

  it('are read again after the store has failed', async () => {
    const item = await fresh();
    vi.spyOn(local, 'get').mockRejectedValueOnce(new Error('busy'));
    await expect(item.get()).rejects.toThrow('busy');
    expect(await item.get()).toBe('red');
  });

  it('are not set back by the late echo of an older value', async () => {
    const item = await fresh();
    await item.set('green');
    await item.set('blue');
    await local.onChanged.trigger({ colour: { newValue: 'green' } });
    expect(await item.get()).toBe('blue');
  });

  it('are not kept as they were read if they changed meanwhile', async () => {
    const item = await fresh();
    await local.set({ colour: 'green' });
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    vi.spyOn(local, 'get').mockReturnValueOnce(held.then(() => ({ colour: 'green' })) as never);
    const first = item.get();
    await local.set({ colour: 'blue' });
    release();
    await first;
    expect(await item.get()).toBe('blue');
  });
});
