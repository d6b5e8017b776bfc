import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { newJob } from '@/utils/engine/run-job';
import {
  evict,
  loadJob,
  loadRunning,
  loadSource,
  loadTab,
  noteJob,
  saveJob,
  saveRunning,
  saveSource,
  saveTab,
} from '@/utils/storage/live-work';
import { sampleOrder, sampleSource } from '../sources';

beforeEach(() => fakeBrowser.reset());

const job = (jobId: string, sourceId: string, chars = 10) => {
  const { markdown: _, ...source } = sampleSource({ id: sourceId });
  return { ...newJob(sampleOrder({ jobId }), 1), text: 'x'.repeat(chars), source };
};

describe('live work', () => {
  it('finds what it kept', async () => {
    await saveJob(job('job-00001', 's1'));
    await saveSource(sampleSource({ id: 's1' }));
    const tab = { jobId: 'job-00001', jobIds: ['job-00001'], composeActionId: 'ask', isPrivate: true };
    await saveTab(7, tab);
    expect((await loadJob('job-00001'))?.text).toHaveLength(10);
    expect((await loadSource('s1'))?.markdown).toContain('moon');
    expect(await loadTab(7)).toEqual(tab);
  });

  it('writes the records of a beginning together, and finds them before they are written', async () => {
    const write = vi.spyOn(fakeBrowser.storage.session, 'set');
    const saved = [
      saveTab(8, { jobId: 'job-00004', jobIds: [], composeActionId: '', isPrivate: false }),
      saveJob(job('job-00004', 's1', 0)),
      saveRunning(['job-00004']),
    ];
    expect(await loadRunning()).toEqual(['job-00004']);
    expect(write).not.toHaveBeenCalled();
    await Promise.all(saved);
    expect(write).toHaveBeenCalledTimes(1);
    expect((await loadTab(8)).jobId).toBe('job-00004');
  });

  it('writes words at once, and no older record after them', async () => {
    const beginning = saveJob(job('job-00005', 's1', 0));
    await saveJob(job('job-00005', 's1', 3));
    expect((await fakeBrowser.storage.session.get('job:job-00005'))['job:job-00005']).toMatchObject({ text: 'xxx' });
    await beginning;
    expect((await loadJob('job-00005'))?.text).toBe('xxx');
  });

  it('knows nothing of an unknown tab or a spoilt record', async () => {
    await fakeBrowser.storage.session.set({ 'job:spoilt': { text: 1 } });
    expect(await loadJob('spoilt')).toBeUndefined();
    expect(await loadTab(99)).toEqual({ jobId: '', jobIds: [], composeActionId: '', isPrivate: false });
  });

  it('makes room by dropping the oldest, and a shared text only with its last job', async () => {
    for (const [id, source] of [
      ['job-00001', 'a'],
      ['job-00002', 'b'],
      ['job-00003', 'b'],
    ] as const) {
      await saveSource(sampleSource({ id: source }));
      await saveJob(job(id, source));
      await noteJob(job(id, source), 1_200_000);
    }
    expect(await loadJob('job-00001')).toBeUndefined();
    expect(await loadSource('a')).toBeUndefined();
    expect(await loadJob('job-00003')).toBeDefined();
    expect(await loadSource('b')).toBeDefined();
  });
});

describe('evict', () => {
  it('keeps the newest that fit, always the last one, and loses none', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ chars: fc.nat(100) })), fc.nat(300), (entries, max) => {
        const { kept, dropped } = evict(entries, max);
        expect([...dropped, ...kept]).toEqual(entries);
        if (entries.length > 0) expect(kept.at(-1)).toBe(entries.at(-1));
        if (kept.length > 1) expect(kept.reduce((sum, { chars }) => sum + chars, 0)).toBeLessThanOrEqual(max);
      }),
    );
  });
});
