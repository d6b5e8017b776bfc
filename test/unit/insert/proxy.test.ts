import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReplaced } from '@/utils/insert/proxy';

describe('isReplaced', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

  it('sees a draft at any place, for any part of the text', () =>
    fc.assert(
      fc.property(word, word, word, word, (before, inside, after, draft) =>
        isReplaced(before + inside + after, before + draft + after, inside, draft),
      ),
    ));
  it('sees it where the end is pushed out of view', () =>
    expect(isReplaced('one two three', 'one zwei drei vier th', 'two', 'zwei drei vier')).toBe(true));
  it('is not content with the draft in addition to what it should replace', () =>
    expect(isReplaced('one two three', 'one zweitwo three', 'two', 'zwei')).toBe(false));
  it('is not content with a part of the draft', () => expect(isReplaced('one two three', 'one zw three', 'two', 'zwei')).toBe(false));
  it('is not content with the draft twice', () => expect(isReplaced('one two three', 'one zweizwei three', 'two', 'zwei')).toBe(false));
});
