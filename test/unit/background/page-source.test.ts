import { describe, expect, it } from 'vitest';
import { meantFrame } from '@/utils/background/page-source';

const frame = (frameId: number, selectionWords: number, focused: boolean) => ({
  frameId,
  description: { kind: 'describe' as const, title: '', url: '', selectionWords, editable: false, focused },
});

describe('meantFrame', () => {
  it('takes the top frame when nothing is selected', () => expect(meantFrame([frame(3, 0, true), frame(0, 0, false)])).toBe(0));
  it('takes the selection in the focused frame, not a stale one above it', () =>
    expect(meantFrame([frame(0, 5, false), frame(3, 2, true)])).toBe(3));
  it('takes the top frame first when several have the focus', () => expect(meantFrame([frame(3, 2, true), frame(0, 5, true)])).toBe(0));
  it('takes the only selection when no frame has the focus', () => expect(meantFrame([frame(0, 0, false), frame(4, 1, false)])).toBe(4));
});
