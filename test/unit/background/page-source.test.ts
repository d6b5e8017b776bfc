import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { captureSource, fieldFrame, isPdfAddress, meantFrame } from '@/utils/background/page-source';
import { sampleOrder } from '../sources';

const nothing = {
  kind: 'describe' as const,
  title: '',
  url: '',
  selectionWords: 0,
  editable: false,
  focused: false,
  holdsFrame: false,
  inFocus: 'yes' as const,
};

const frame = (frameId: number, selectionWords: number, focused: boolean) => ({
  frameId,
  description: { ...nothing, selectionWords, focused },
});

describe('meantFrame', () => {
  it('takes the top frame when nothing is selected', () => expect(meantFrame([frame(3, 0, true), frame(0, 0, false)])).toBe(0));
  it('takes the selection in the focused frame, not a stale one above it', () =>
    expect(meantFrame([frame(0, 5, false), frame(3, 2, true)])).toBe(3));
  it('takes the top frame first when several have the focus', () => expect(meantFrame([frame(3, 2, true), frame(0, 5, true)])).toBe(0));
  it('takes the newer selection in a frame while the focus is in the panel', () => {
    const outer = { frameId: 0, description: { ...nothing, selectionWords: 5, holdsFrame: true } };
    const left = { frameId: 2, description: { ...nothing, selectionWords: 3, inFocus: 'no' as const } };
    expect(meantFrame([outer, left, frame(4, 2, false)])).toBe(4);
    expect(meantFrame([outer, left])).toBe(0);
  });
  it('takes the only selection when no frame has the focus', () => expect(meantFrame([frame(0, 0, false), frame(4, 1, false)])).toBe(4));
});

describe('fieldFrame', () => {
  type Facts = Partial<Parameters<typeof fieldFrame>[0][number]['description']>;
  const framed = (frameId: number, facts: Facts) => ({ frameId, description: { ...nothing, ...facts } });
  const field = { editable: true };
  const around = framed(0, { holdsFrame: true });

  it('takes the field that has the focus', () =>
    expect(fieldFrame([framed(0, { focused: true, holdsFrame: true }), framed(3, { ...field, focused: true, inFocus: 'unknown' })])).toBe(
      3,
    ));
  it('takes the top frame when its own field had the focus last', () =>
    expect(fieldFrame([framed(0, field), framed(3, { ...field, inFocus: 'unknown' })])).toBe(0));
  it('takes the frame that the documents around say had the focus', () =>
    expect(fieldFrame([around, framed(3, { ...field, inFocus: 'no' }), framed(4, { ...field, inFocus: 'yes' })])).toBe(4));
  it('takes the only field in a frame of another origin', () =>
    expect(fieldFrame([around, framed(3, { ...field, inFocus: 'unknown' })])).toBe(3));
  it('takes none if two of another origin might have had the focus', () =>
    expect(fieldFrame([around, framed(3, { ...field, inFocus: 'unknown' }), framed(4, { ...field, inFocus: 'unknown' })])).toBeUndefined());
  it('takes none after the reader has clicked beside the frames', () =>
    expect(fieldFrame([framed(0, {}), framed(3, { ...field, inFocus: 'unknown' })])).toBeUndefined());
});

describe('isPdfAddress', () => {
  it.each(['https://papers.example/one.pdf', 'file:///papers/One.PDF', 'https://papers.example/a.pdf?v=2#page=3'])('%s', (url) =>
    expect(isPdfAddress(url)).toBe(true),
  );
  it.each(['https://papers.example/pdf', 'https://papers.example/?file=one.pdf', ''])('not %s', (url) =>
    expect(isPdfAddress(url)).toBe(false),
  );
});

it('ends at once with Stop on a page that lets no script begin', async () => {
  Object.assign(fakeBrowser.scripting, { executeScript: () => new Promise(() => {}) });
  const stop = new AbortController();
  const taken = captureSource(sampleOrder({ tabId: 31 }), { frameId: 0 }, stop.signal);
  stop.abort(new Error('stopped'));
  await expect(taken).rejects.toThrow('stopped');
});

it('asks a page again whose site is allowed: the grant may still be on its way to it', async () => {
  vi.useFakeTimers();
  let asked = 0;
  const executeScript = async () => {
    if (++asked < 7) throw new Error('Cannot access contents of the page. Extension manifest must request permission.');
    return [];
  };
  Object.assign(fakeBrowser.scripting, { executeScript });
  Object.assign(fakeBrowser.tabs, { get: async () => ({ id: 32, windowId: 1, url: 'https://site.example/', title: '' }) });
  Object.assign(fakeBrowser.permissions, { contains: async () => true });
  const taken = captureSource(sampleOrder({ tabId: 32 }), { frameId: 0 }, new AbortController().signal);
  await vi.advanceTimersByTimeAsync(5_000);
  vi.useRealTimers();
  expect(await taken).toEqual({ failure: { code: 'nothing-to-read' } });
});
