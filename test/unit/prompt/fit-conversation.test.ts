import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitConversation } from '@/utils/prompt/fit-conversation';

const words = (text: string) => text.length;
const said = (size: number, at: number) => ({ at, task: 'x'.repeat(size), answer: '' });

test('what fits goes along whole', () => {
  const all = [10, 20, 30].map(said);
  expect(fitConversation(all, 60, words)).toEqual({ kept: all, leftOut: [] });
});

test('the newest stay, cut to half the room so that the next turns need no new cut', () => {
  const all = [10, 20, 20, 30].map(said);
  const { kept, leftOut } = fitConversation(all, 79, words);
  expect(kept.map(({ at }) => at)).toEqual([3]);
  expect(leftOut).toHaveLength(3);
  expect(fitConversation([...kept, said(40, 4)], 79, words).leftOut).toEqual([]);
});

test('nothing is lost or moved, the newest is always there, and more than it only where there is room', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 30 }), fc.nat(600), (sizes, room) => {
      const all = sizes.map(said);
      const { kept, leftOut } = fitConversation(all, room, words);
      expect([...leftOut, ...kept]).toEqual(all);
      expect(kept.at(-1)).toBe(all.at(-1));
      const size = kept.reduce((sum, { task }) => sum + task.length, 0);
      expect(kept.length === 1 || size <= room).toBe(true);
    }),
  );
});

test('pinned ones stay, wherever they stand, and take their room from the others', () => {
  const all = [10, 20, 20, 20, 10].map(said);
  const { kept, leftOut } = fitConversation(all, 70, words, ({ at }) => at === 1);
  expect(kept.map(({ at }) => at)).toEqual([1, 4]);
  expect(leftOut.map(({ at }) => at)).toEqual([0, 2, 3]);
});
