import { describe, expect, it } from 'vitest';
import { isChanged, rereadOrder } from '@/components/panel/source/reread-order';
import { againOrder } from '@/components/panel/again-order';
import { sampleOrder, sampleSource } from '../sources';

const { markdown: _, ...source } = sampleSource({ scope: 'main' });
const job = { order: sampleOrder({ options: { length: 'short' }, instruction: 'for children' }) };

describe('rereadOrder', () => {
  it('takes the page anew where all of it is wanted', () => {
    expect(rereadOrder(job, source, { scope: 'page', without: [] }, 'job-00002', 7)).toEqual({
      ...job.order,
      jobId: 'job-00002',
      scope: 'page',
    });
  });

  it('works on the text that was taken where parts of it are to go', () => {
    const order = rereadOrder(job, source, { scope: 'main', without: [2, 3] }, 'job-00002', 7);
    expect(order).toMatchObject({ scope: 'kept', sourceId: 'source-0001', excluded: [2, 3], mode: 'new' });
    expect(order.follows).toBeUndefined();
  });

  it('is the same again afterwards', () => {
    const order = rereadOrder(job, source, { scope: 'main', without: [2] }, 'job-00002', 7);
    const first = { order, status: 'done', maker: 'model', model: '', refusal: '', attempt: 1, createdAt: 0, source } as const;
    const again = againOrder(first, { jobId: 'job-00003', jobs: [first], tab: { tabId: 7, url: source.url }, options: {} });
    expect(again).toMatchObject({ scope: 'kept', sourceId: 'source-0001', excluded: [2], fresh: true });
  });
});

describe('isChanged', () => {
  it('knows whether there is anything to do', () => {
    expect(isChanged({ scope: 'main', without: [] }, source)).toBe(false);
    expect(isChanged({ scope: 'page', without: [] }, source)).toBe(true);
    expect(isChanged({ scope: 'main', without: [1] }, source)).toBe(true);
    expect(isChanged({ scope: 'main', without: [] }, { ...source, scope: 'selection' })).toBe(false);
  });
});
