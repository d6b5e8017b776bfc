import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords } from '@/utils/capture/words';

describe('countWords', () => {
  it.each([
    ['', 0],
    ['One two  three\nfour', 4],
    ["It isn't well-known: 3.14 e.g. a@b.org", 6],
    ['Größe über alles', 3],
    ['我喜欢苹果', 3],
    ['Tokyo 東京 is big', 4],
    ['สวัสดีครับ', 2],
    ['--- *** ---', 0],
  ])('%s', (text, words) => {
    expect(countWords(text)).toBe(words);
  });

  it('adds up over spaces', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(fc.property(fc.array(word), (words) => countWords(words.join(' ')) === words.length));
  });
});
