import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { database } from '@/utils/storage/database';
import { keyHint, readKey, saveKey } from '@/utils/storage/keyring';

describe('keyHint', () => {
  it('tells the last four characters of a real key', () => expect(keyHint('sk-proj-abcdefghijklmnop9f2c')).toBe('9f2c'));
  it('never tells more than a quarter of a key', () => {
    fc.assert(
      fc.property(fc.string(), (key) => {
        expect(keyHint(key).length).toBeLessThanOrEqual(Math.min(4, key.length / 4));
      }),
    );
  });
});

describe('the key of a server', () => {
  const origin = 'https://api.example';

  it('is kept for it alone, and forgotten at once', async () => {
    expect(await readKey(origin)).toBe('');
    await saveKey(origin, 'sk-first');
    expect(await readKey(origin)).toBe('sk-first');
    expect(await readKey('https://other.example')).toBe('');
    await saveKey(origin, 'sk-second');
    expect(await readKey(origin)).toBe('sk-second');
    await saveKey(origin, '');
    expect(await readKey(origin)).toBe('');
    expect(await (await database()).get('keys', origin)).toBeUndefined();
  });
});
