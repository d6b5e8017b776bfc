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

test('pinned ones go before newer ones, as far as they fit, in their places', () => {
  const all = [said(30, 0), { ...said(30, 1), pinned: true }, said(30, 2), said(30, 3), said(10, 4)];
  const { kept, leftOut } = fitConversation(all, 100, words);
  expect(kept.map(({ at }) => at)).toEqual([1, 4]);
  expect(leftOut.map(({ at }) => at)).toEqual([0, 2, 3]);
  const huge = [{ ...said(500, 0), pinned: true }, { ...said(20, 1), pinned: true }, said(50, 2), said(10, 3)];
  expect(fitConversation(huge, 60, words).kept.map(({ at }) => at)).toEqual([1, 3]);
});

test('nothing is lost, doubled or moved, the newest is always there, more only where there is room, and no newer one goes before a pinned one', () => {
  const some = fc.array(fc.record({ size: fc.nat(50), pinned: fc.boolean() }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(some, fc.nat(600), (turns, room) => {
      const all = turns.map(({ size, pinned }, at) => ({ ...said(size, at), pinned }));
      const { kept, leftOut } = fitConversation(all, room, words);
      expect([...leftOut, ...kept].toSorted((one, other) => one.at - other.at)).toEqual(all);
      for (const part of [kept, leftOut]) expect(part.map(({ at }) => at)).toEqual(part.map(({ at }) => at).toSorted((a, b) => a - b));
      expect(kept.at(-1)).toBe(all.at(-1));
      const size = kept.reduce((sum, { task }) => sum + task.length, 0);
      const newest = all.at(-1)?.task.length ?? 0;
      expect(
        kept.length === 1 || size <= Math.max(room, newest + kept.reduce((sum, each) => sum + (each.pinned ? each.task.length : 0), 0)),
      ).toBe(true);
      const dropped = leftOut.filter(({ pinned }) => pinned);
      const unpinned = kept.filter(({ pinned, at }) => !pinned && at !== all.length - 1);
      const room2 = room - kept.reduce((sum, each) => sum + (each.pinned ? each.task.length : 0), 0);
      if (dropped.length > 0) expect(unpinned.every(({ task }) => task.length <= Math.max(0, room2 / 2))).toBe(true);
    }),
  );
});
