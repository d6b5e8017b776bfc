import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ThinkTags } from '@/utils/model/think-tags';

function split(pieces: readonly string[]): { text: string; reasoning: string } {
  const tags = new ThinkTags();
  const parts = [...pieces.map((piece) => tags.split(piece)), tags.end()];
  return { text: parts.map(({ text }) => text).join(''), reasoning: parts.map(({ reasoning }) => reasoning).join('') };
}

test.each([
  ['<think>Hm.</think>\n\nHello <b>.', 'Hello <b>.', 'Hm.'],
  ['\n<think>\nHm < 3 </thin.\n</think>Hello.', 'Hello.', '\nHm < 3 </thin.\n'],
  ['Hello <think>no</think>.', 'Hello <think>no</think>.', ''],
  ['<thinking is hard', '<thinking is hard', ''],
  ['<thi', '<thi', ''],
  ['<think>never closed', '', 'never closed'],
  ['', '', ''],
])('%j, cut anywhere', (whole, text, reasoning) => {
  fc.assert(
    fc.property(fc.array(fc.nat(whole.length), { maxLength: 8 }), (places) => {
      const ends = [...places, whole.length].sort((one, other) => one - other);
      const pieces = ends.map((end, index) => whole.slice(ends[index - 1] ?? 0, end));
      expect(split(pieces)).toEqual({ text, reasoning });
    }),
  );
});
