import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, compareInSteps } from '@/utils/changes/compare';
import { passagesOf, textWith } from '@/utils/changes/hunks';

const hunksOf = (before: string, after: string) => passagesOf(compare(before, after)).filter(({ hunk }) => hunk !== undefined);
const shown = (before: string, after: string) =>
  compare(before, after).map((part) => (part.before === part.after ? part.before : `[${part.before}|${part.after}]`));

const word = fc.constantFrom(
  'we',
  'can',
  'not',
  'ship',
  'on',
  'Friday',
  '我们',
  '星期五',
  '発送します',
  'ส่งของ',
  'مرحبا',
  '👩‍👧',
  "don't",
  '3.5',
  '**bold**',
);
const glue = fc.constantFrom(' ', ' ', ' ', ', ', '. ', '.\n', '\n\n', '', '  ');
const text = fc.array(fc.tuple(word, glue), { maxLength: 40 }).map((pieces) => pieces.flat().join(''));

describe('a comparison', () => {
  it('holds both texts whole, whatever they are', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'grapheme' })), fc.oneof(text, fc.string({ unit: 'grapheme' })), (before, after) => {
        const parts = compare(before, after);
        expect(parts.map((part) => part.before).join('')).toBe(before);
        expect(parts.map((part) => part.after).join('')).toBe(after);
      }),
    );
  });

  it('marks words, not letters, and joins what only a space divides', () => {
    expect(shown('We can not deliver on thursday because of rain.', 'We cannot deliver on Thursday, as of rain.')).toEqual([
      'We ',
      '[can not|cannot]',
      ' deliver on ',
      '[thursday because|Thursday, as]',
      ' of rain.',
    ]);
  });

  it.each([
    ['Chinese', '我们不能在星期四送货。', '我们不能在星期五送货。', '星期四', '星期五'],
    ['Japanese', '木曜日に発送します。', '金曜日に発送します。', '木曜日', '金曜日'],
    ['Thai', 'เราส่งของวันพุธ', 'เราส่งของวันศุกร์', 'พุธ', 'ศุกร์'],
  ])('finds the changed word where no space stands between words: %s', (_, before, after, old, now) => {
    const [change, ...more] = compare(before, after).filter((part) => part.before !== part.after);
    expect(more).toEqual([]);
    expect(old).toContain(change?.before.at(-1));
    expect(change?.before.length).toBeLessThan(before.length / 2);
    expect(now).toContain(change?.after.at(-1));
  });

  it('pairs the lines of a long text, and lets go in between', () => {
    const line = (n: number, how: string) => `Line ${n} says ${how} about the ${n % 7} stores of the town and their owner ${n * 31}.`;
    const before = Array.from({ length: 1_200 }, (_, n) => line(n, 'little')).join('\n');
    const after = Array.from({ length: 1_200 }, (_, n) => line(n, 'a lot')).join('\n');
    const steps = compareInSteps(before, after);
    let pauses = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) pauses += 1;
    expect(pauses).toBeGreaterThan(1_000);
    const changes = step.value.filter((part) => part.before !== part.after);
    expect(changes).toHaveLength(1_200);
    expect(changes.every((part) => part.before === 'little' && part.after === 'a lot')).toBe(true);
  });
});

describe('keeping and undoing', () => {
  it('gives the new text with all, the old one with none, and of any choice each sentence in one of its two forms', () => {
    fc.assert(
      fc.property(text, text, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (before, after, choice) => {
        const passages = passagesOf(compare(before, after));
        expect(textWith(passages, () => true)).toBe(after);
        expect(textWith(passages, () => false)).toBe(before);
        const kept = (hunk: number) => choice[hunk % choice.length] ?? true;
        const some = passages.map((passage) => {
          const one = passage.hunk !== undefined && kept(passage.hunk);
          return passage.parts.map((part) => (one ? part.after : part.before)).join('');
        });
        expect(textWith(passages, kept)).toBe(some.join(''));
        expect(passages.flatMap(({ hunk }) => hunk ?? [])).toEqual([...hunksOf(before, after).keys()]);
      }),
    );
  });

  it('takes the changes of one sentence together, another sentence apart, and a new one by itself', () => {
    const before = 'We can not deliver on thursday. The rest stays. It is to late.';
    const after = 'We cannot deliver on Thursday. The rest stays. It is too late. Would Friday suit you?';
    const hunks = hunksOf(before, after);
    expect(hunks).toHaveLength(3);
    const passages = passagesOf(compare(before, after));
    expect(textWith(passages, (hunk) => hunk === 0)).toBe('We cannot deliver on Thursday. The rest stays. It is to late.');
    expect(textWith(passages, (hunk) => hunk === 1)).toBe('We can not deliver on thursday. The rest stays. It is too late.');
  });
});
