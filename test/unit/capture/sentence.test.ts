import { describe, expect, it } from 'vitest';
import { sentenceAround } from '@/utils/capture/sentence';

const text = 'Empty the  tank first.\n Then open the valve by hand, and wait. Close it.';
const around = (words: string) => sentenceAround(text, text.indexOf(words), text.indexOf(words) + words.length, 'en');

describe('sentenceAround', () => {
  it.each([
    ['valve', 'Then open the valve by hand, and wait.'],
    ['tank first.\n Then', 'Empty the tank first. Then open the valve by hand, and wait.'],
    ['Empty', 'Empty the tank first.'],
    ['Close it', 'Close it.'],
  ])('finds the sentence of %j', (words, sentence) => {
    expect(around(words)).toBe(sentence);
  });

  it.each([['Close it.'], [''], [' ']])('says nothing where %j is all there is', (words) => {
    expect(around(words)).toBe('');
  });

  it('says nothing of a long selection, or of a sentence without end', () => {
    const long = `${'word '.repeat(60)}end.`;
    expect(sentenceAround(long, 0, 200, 'en')).toBe('');
    expect(sentenceAround('word '.repeat(400), 5, 9, 'en')).toBe('');
  });

  it('does without a language that is none', () => {
    expect(sentenceAround('One two. Three four.', 0, 3, 'not a language')).toBe('One two.');
  });
});
