import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Keeper } from '@/utils/background/keeper';
import { newJob } from '@/utils/engine/run-job';
import type { Job } from '@/utils/schema/job';
import { sampleOrder } from '../sources';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const job: Job = { ...newJob(sampleOrder(), 1), status: 'running' };

function keeper() {
  const saved: Job[] = [];
  const checkpoints: Job[] = [];
  const keep = new Keeper(
    async (one) => void saved.push(one),
    async (one) => void checkpoints.push(one),
  );
  return { saved, checkpoints, keeper: keep };
}

describe('Keeper', () => {
  it('saves a changed record four times a second, the newest state', async () => {
    const { keeper: keep, saved } = keeper();
    await keep.keep(job);
    for (let i = 1; i <= 10; i += 1) {
      void keep.keep({ ...job, text: 'x'.repeat(i) });
      await vi.advanceTimersByTimeAsync(50);
    }
    // The first words are saved as they come.
    expect(saved.map(({ text }) => text.length)).toEqual([0, 1, 5, 10]);
  });

  it('saves a change of status at once: a wait, and its end', async () => {
    const { keeper: keep, saved } = keeper();
    await keep.keep(job);
    await keep.keep({ ...job, status: 'waiting' });
    await keep.keep({ ...job, status: 'running' });
    expect(saved.map(({ status }) => status)).toEqual(['running', 'waiting', 'running']);
  });

  it('saves an unchanged record often enough that the worker is not stopped after 30 s', async () => {
    const { keeper: keep, saved } = keeper();
    await keep.keep(job);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saved.length).toBeGreaterThanOrEqual(4);
  });

  it('saves for good soon after the text was taken, then every two seconds', async () => {
    const { keeper: keep, checkpoints } = keeper();
    await keep.keep({ ...job, status: 'capturing' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(checkpoints).toHaveLength(0);
    await keep.keep(job);
    await vi.advanceTimersByTimeAsync(250);
    expect(checkpoints).toEqual([job]);
    for (let i = 1; i <= 50; i += 1) {
      void keep.keep({ ...job, text: 'x'.repeat(i) });
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(checkpoints).toHaveLength(3);
  });

  it('saves the end at once and rests', async () => {
    const { keeper: keep, saved } = keeper();
    await keep.keep(job);
    await keep.keep({ ...job, status: 'done', endedAt: 5 });
    expect(saved.at(-1)?.status).toBe('done');
    expect(vi.getTimerCount()).toBe(0);
  });
});
