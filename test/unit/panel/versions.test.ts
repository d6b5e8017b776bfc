import { describe, expect, test } from 'vitest';
import { contextParts, contextTokens } from '@/components/panel/context-parts';
import { emptyTab, type JobHead, type TabState } from '@/components/panel/panel-state';
import { endOfBranch, versionsOf } from '@/components/panel/versions';
import type { JobOrder } from '@/utils/schema/job';
import { sampleOrder, sampleSource } from '../sources';

let clock = 0;
const head = (jobId: string, order: Partial<JobOrder> = {}, more: Partial<JobHead> = {}): JobHead => ({
  order: sampleOrder({ jobId, ...order }),
  status: 'done',
  end: 'stop',
  maker: 'model',
  model: 'm',
  refusal: '',
  attempt: 1,
  createdAt: clock++,
  firstTextAt: 1,
  ...more,
});
const tab = (jobs: readonly JobHead[], others: readonly JobHead[] = [], more: Partial<TabState> = {}): TabState => ({
  ...emptyTab,
  jobs,
  others,
  ...more,
});
const ids = (jobs: readonly JobHead[]) => jobs.map(({ order }) => order.jobId);

describe('versions', () => {
  const one = head('job-one');
  const two = head('job-two', { versionOf: 'job-one' });
  const silent = head('job-fail', { versionOf: 'job-one' }, { status: 'failed', firstTextAt: undefined });
  const rest = head('job-rest', { versionOf: 'job-one', follows: 'job-two', mode: 'continue' });
  const edited = head('job-edit', { versionOf: 'job-one' }, { edited: true, firstTextAt: undefined });
  const other = head('job-other', { follows: 'job-one' });

  test('are those of one answer in their order; one that was gone on with is part of the one that did, one without text is none', () => {
    const shown = tab([two, rest], [edited, one, silent, other]);
    expect(ids(versionsOf(shown, rest))).toEqual(['job-one', 'job-rest', 'job-edit']);
    expect(ids(versionsOf(shown, other))).toEqual(['job-other']);
  });

  test('the one on the screen is always among them', () => {
    expect(ids(versionsOf(tab([silent], [one]), silent))).toEqual(['job-one', 'job-fail']);
  });

  test('each leads to the newest end of its branch, and a circle to somewhere', () => {
    const next = head('job-next', { follows: 'job-one' });
    const last = head('job-last', { follows: 'job-next' });
    const shown = tab([two, rest], [one, other, next, last]);
    expect(endOfBranch(shown, one)).toBe('job-last');
    expect(endOfBranch(shown, two)).toBe('job-rest');
    const [a, b] = [head('job-a', { follows: 'job-b' }), head('job-b', { follows: 'job-a' })];
    expect(['job-a', 'job-b']).toContain(endOfBranch(tab([a, b]), a));
  });
});

describe('what goes along', () => {
  const { markdown: _markdown, ...source } = sampleSource({ words: 1_000 });
  const texts: Record<string, string> = { 'job-one': 'Tides come twice a day.', 'job-two': 'Because of the moon.', 'job-thr': 'Yes.' };
  const textOf = (id: string) => texts[id] ?? '';
  const one = head('job-one', { instruction: 'What are tides?' }, { source });
  const two = head('job-two', { follows: 'job-one' }, { source, recap: { upTo: 'job-one', text: 'About tides.' } });
  const three = head('job-thr', { follows: 'job-two' }, { source });
  const kinds = (parts: ReturnType<typeof contextParts>) => parts.map(({ kind, id, out }) => [kind, id, out]);

  test('is the text, what stands for older turns, and the turns', () => {
    const parts = contextParts(tab([one, two, three]), textOf);
    expect(kinds(parts)).toEqual([
      ['source', 'source', false],
      ['recap', 'recap', false],
      ['turn', 'job-one', false],
      ['turn', 'job-two', false],
      ['turn', 'job-thr', false],
    ]);
    expect(parts.filter((part) => part.kind === 'turn' && part.inShort).map(({ id }) => id)).toEqual(['job-one']);
  });

  test('costs less without what is taken out; a turn that a recap tells of counts once', () => {
    const whole = contextParts(tab([one, two, three]), textOf);
    const sum = whole.reduce((all, { tokens }) => all + tokens, 0);
    const short = whole.find(({ id }) => id === 'job-one')?.tokens ?? 0;
    expect(contextTokens(whole)).toBe(sum - short);
    const less = tab([one, two, three], [], { context: { without: ['source', 'recap'], pinned: [] } });
    const parts = contextParts(less, textOf);
    expect(parts.filter(({ out }) => out).map(({ id }) => id)).toEqual(['source', 'recap']);
    expect(contextTokens(parts)).toBeLessThan(contextTokens(whole) - 1_000);
    expect(contextTokens(parts), 'without its recap the turn goes along itself').toBeGreaterThan(short);
  });

  test('a recap that tells of a turn that was taken out does not go along', () => {
    const parts = contextParts(tab([one, two, three], [], { context: { without: ['job-one'], pinned: [] } }), textOf);
    expect(parts.map(({ kind }) => kind)).not.toContain('recap');
  });
});
