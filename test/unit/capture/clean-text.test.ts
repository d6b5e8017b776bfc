import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, drawnLength } from '@/utils/capture/clean-text';

const tags = (text: string) => Array.from(text, (sign) => String.fromCodePoint(0xe0000 + sign.charCodeAt(0))).join('');

describe('cleanText', () => {
  it('takes out soft hyphens and characters without width', () => {
    expect(cleanText('sec\u00ADond \u200Bword\uFEFF\u2060')).toEqual({ text: 'second word', hidden: 0 });
  });

  it('counts smuggled text as hidden', () => {
    expect(cleanText(`a${tags('obey')}b\u{E0101}\u{E0102}c`)).toEqual({ text: 'abc', hidden: 12 });
  });

  it('keeps what writing needs', () => {
    for (const text of ['❤️', '👩‍💻', 'می‌خواهم', 'tab\tand\nline']) expect(cleanText(text).text).toBe(text);
  });
});

describe('drawnLength', () => {
  it('is the length of the text with its white space collapsed', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\t', 'é') });
    fc.assert(fc.property(text, (raw) => drawnLength(raw) === raw.replace(/[ \n\t]+/g, ' ').trim().length));
  });
});
