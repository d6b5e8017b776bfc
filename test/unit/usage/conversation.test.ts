import { describe, expect, it } from 'vitest';
import { newJob } from '@/utils/engine/run-job';
import type { Bill } from '@/utils/schema/bill';
import type { Conversation } from '@/utils/schema/history';
import type { Job } from '@/utils/schema/job';
import { withJob } from '@/utils/usage/conversation';
import { sampleOrder } from '../sources';

const job = (jobId: string, bill?: Bill, patch: Partial<Job> = {}): Job => ({
  ...newJob(sampleOrder({ jobId }), 1),
  status: 'done',
  end: 'stop',
  text: 'Tides.',
  endedAt: 2,
  ...(bill && { bill }),
  ...patch,
});
const paid = (usd?: number, more: Partial<Bill> = {}): Bill => ({ cost: usd === undefined ? {} : { usd }, from: 'server', ...more });
const after = (...jobs: Job[]): Conversation | undefined =>
  jobs.reduce<Conversation | undefined>((before, one) => withJob(before, 'job-a0001', one, 5), undefined);

describe('what a conversation cost', () => {
  it('is the sum of its answers', () => {
    expect(after(job('job-a0001', paid(0.25)), job('job-b0001', paid(0.5)))).toMatchObject({ usd: 0.75, unpriced: 0 });
  });

  it('is not known where no price is, and at least that of the others where one is not', () => {
    expect(after(job('job-a0001', paid()))).toMatchObject({ unpriced: 1 });
    expect(after(job('job-a0001', paid()))?.usd).toBeUndefined();
    expect(after(job('job-a0001', paid()), job('job-b0001', paid(0.5)))).toMatchObject({ usd: 0.5, unpriced: 1 });
  });

  it('says that a part is counted by us', () => {
    expect(after(job('job-a0001', paid(0.5, { guessed: true })))).toMatchObject({ usd: 0.5, guessed: true });
  });

  it('is nothing for what was kept, and not unknown for what was never sent', () => {
    expect(after(job('job-a0001', { cost: { usd: 0 }, from: 'cache' }))).toMatchObject({ usd: 0, unpriced: 0 });
    expect(after(job('job-a0001', undefined, { maker: 'key-sentences' }))).toMatchObject({ unpriced: 0 });
  });

  it('counts a job that is kept twice once', () => {
    expect(after(job('job-a0001', paid(0.25)), job('job-a0001', paid(0.25)))).toMatchObject({ usd: 0.25 });
  });
});
