import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyHint } from '@/utils/storage/keyring';

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
