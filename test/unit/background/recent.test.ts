import { describe, expect, it } from 'vitest';
import { Recent } from '@/utils/background/recent';

describe('Recent', () => {
  it('keeps the newest and forgets the oldest', () => {
    const recent = new Recent<number>(2);
    ['a', 'b', 'c'].forEach((id, index) => recent.set(id, index));
    expect(['a', 'b', 'c'].map((id) => recent.get(id))).toEqual([undefined, 1, 2]);
  });

  it('takes what is set again for the newest', () => {
    const recent = new Recent<number>(2);
    recent.set('a', 1);
    recent.set('b', 2);
    recent.set('a', 3);
    recent.set('c', 4);
    expect(['a', 'b', 'c'].map((id) => recent.get(id))).toEqual([3, undefined, 4]);
  });
});
