import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { database } from '@/utils/storage/database';
import { findAnswer, forgetAnswers, keepAnswer } from '@/utils/storage/kept-answers';

const kept = { model: 'gpt', text: 'Seven.' };
const DAY = 86_400_000;

describe('kept answers', () => {
  it('are found until they are too old', async () => {
    expect(await findAnswer('a', 7, 0)).toBeUndefined();
    await keepAnswer('a', kept, 7, 1_000, 0);
    expect(await findAnswer('a', 7, 6 * DAY)).toEqual(kept);
    expect(await findAnswer('a', 7, 8 * DAY)).toBeUndefined();
  });

  it('are gone when they were forgotten, here or in another context', async () => {
    await keepAnswer('b', kept, 7, 1_000, 0);
    await keepAnswer('c', kept, 7, 1_000, 0);
    await (await database()).delete('keptAnswers', 'b');
    expect(await findAnswer('b', 7, 0)).toBeUndefined();
    await forgetAnswers();
    expect(await findAnswer('c', 7, 0)).toBeUndefined();
  });

  it('make room by those that were not used for longest', async () => {
    for (const [key, at] of [
      ['d', 1],
      ['e', 2],
      ['f', 3],
    ] as const)
      await keepAnswer(key, { model: 'gpt', text: 'x'.repeat(400) }, 7, 1_000, at);
    expect(await findAnswer('d', 7, 4)).toBeUndefined();
    expect(await findAnswer('f', 7, 4)).toBeDefined();
  });
});
