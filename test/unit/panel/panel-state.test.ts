import { describe, expect, test } from 'vitest';
import { emptyPanel, emptyTab, reducePanel, shownJobs, type JobHead, type PanelChange } from '@/components/panel/panel-state';
import type { JobOrder } from '@/utils/schema/job';
import type { TabView } from '@/utils/schema/panel-event';
import type { SourceSummary } from '@/utils/schema/source';

const order = (jobId: string, more: Partial<JobOrder> = {}): JobOrder => ({
  jobId,
  tabId: 1,
  actionId: 'summarize',
  scope: 'auto',
  options: {},
  instruction: '',
  mode: 'new',
  ...more,
});
const head = (jobId: string, more: Partial<JobHead> = {}, wish: Partial<JobOrder> = {}): JobHead => ({
  order: order(jobId, wish),
  status: 'done',
  maker: 'model',
  model: 'm',
  refusal: '',
  attempt: 1,
  createdAt: 0,
  ...more,
});
const view: TabView = { tabId: 1, title: 'Page', url: '', access: 'granted', selectionWords: 0, editable: false };
const after = (...changes: PanelChange[]) => changes.reduce(reducePanel, emptyPanel);
const ids = (jobs: readonly JobHead[] = []) => jobs.map((job) => job.order.jobId);

describe('the panel', () => {
  test('keeps what it knows of each tab apart', () => {
    const state = after(
      { type: 'tab', tabId: 1 },
      { type: 'typed', tabId: 1, message: 'for one' },
      { type: 'job', tabId: 1, job: head('job-one1') },
      { type: 'tab', tabId: 2 },
      { type: 'job', tabId: 1, job: head('job-one1', { status: 'failed' }) },
    );
    expect(state.tabId).toBe(2);
    expect(state.tabs[2]).toEqual(emptyTab);
    expect(state.tabs[1]).toMatchObject({ message: 'for one', jobs: [{ status: 'failed' }] });
  });

  test('shows an order at once, and the background takes it over', () => {
    const begun = after({ type: 'typed', tabId: 1, message: 'words' }, { type: 'ordered', order: order('job-one1'), now: 7 });
    expect(begun.tabs[1]).toMatchObject({ message: '', jobs: [{ status: 'capturing', createdAt: 7 }] });
    expect(reducePanel(begun, { type: 'job', tabId: 1, job: head('job-one1') }).tabs[1]?.jobs).toEqual([head('job-one1')]);
  });

  test('begins a new conversation with a job that follows none, and goes on from the one that is followed', () => {
    const one: PanelChange = { type: 'job', tabId: 1, job: head('job-one1') };
    const two: PanelChange = { type: 'job', tabId: 1, job: head('job-two2', {}, { follows: 'job-one1' }) };
    const other: PanelChange = { type: 'job', tabId: 1, job: head('job-thr3', {}, { follows: 'job-one1' }) };
    const fresh: PanelChange = { type: 'job', tabId: 1, job: head('job-new4') };
    expect(ids(after(one, two).tabs[1]?.jobs)).toEqual(['job-one1', 'job-two2']);
    expect(ids(after(one, two, other).tabs[1]?.jobs)).toEqual(['job-one1', 'job-thr3']);
    expect(ids(after(one, two, fresh).tabs[1]?.jobs)).toEqual(['job-new4']);
  });

  test('keeps the other versions, and what followed them, as long as the conversation goes on', () => {
    const one: PanelChange = { type: 'job', tabId: 1, job: head('job-one1') };
    const two: PanelChange = { type: 'job', tabId: 1, job: head('job-two2', {}, { follows: 'job-one1' }) };
    const again: PanelChange = { type: 'job', tabId: 1, job: head('job-thr3', {}, { versionOf: 'job-one1' }) };
    const fresh: PanelChange = { type: 'job', tabId: 1, job: head('job-new4') };
    const branched = after(one, two, again).tabs[1];
    expect([ids(branched?.jobs), ids(branched?.others)]).toEqual([['job-thr3'], ['job-one1', 'job-two2']]);
    expect(after(one, two, again, fresh).tabs[1]?.others).toEqual([]);
    const told = after(one, { type: 'work', tabId: 1, jobs: [], others: [head('job-two2')] }).tabs[1];
    expect(ids(told?.others)).toEqual(['job-two2']);
  });

  test('forgets what was chosen to go along once words were sent', () => {
    const state = after(
      { type: 'job', tabId: 1, job: head('job-one1') },
      { type: 'context', tabId: 1, context: { without: ['source'], pinned: [] } },
      { type: 'ordered', order: order('job-two2', { follows: 'job-one1', without: ['source'] }), now: 1 },
    );
    expect(state.tabs[1]?.context).toBeUndefined();
  });

  test('shows an answer that was gone on with as one', () => {
    const rest = head('job-two2', {}, { follows: 'job-one1', mode: 'continue' });
    expect(ids(shownJobs({ ...emptyTab, jobs: [head('job-one1'), rest] }))).toEqual(['job-two2']);
  });

  test('says that the page changed until its text is taken again', () => {
    const changed = after({ type: 'job', tabId: 1, job: head('job-one1') }, { type: 'page', tabId: 1, change: 'loading' });
    expect(changed.tabs[1]).toMatchObject({ changed: true, view: undefined });
    const kept = order('job-two2', { follows: 'job-one1', scope: 'kept' });
    expect(reducePanel(changed, { type: 'ordered', order: kept, now: 0 }).tabs[1]?.changed).toBe(true);
    expect(reducePanel(changed, { type: 'ordered', order: order('job-thr3'), now: 0 }).tabs[1]?.changed).toBe(false);
  });

  test('says nothing of a change where nothing was read', () => {
    expect(after({ type: 'page', tabId: 1, change: 'loading' }).tabs[1]?.changed).toBe(false);
  });

  test('drops what waits for the reader once something was begun elsewhere', () => {
    const state = after(
      { type: 'described', view: { ...view, access: 'ask' } },
      { type: 'wanted', tabId: 1, order: order('job-one1') },
      { type: 'compose', tabId: 1, actionId: 'draft' },
      { type: 'job', tabId: 1, job: head('job-two2') },
    );
    expect(state.tabs[1]).toMatchObject({ wanted: undefined, chosen: undefined });
  });

  test('remembers an insertion at its job, and ignores one of an unknown job', () => {
    const state = after(
      { type: 'job', tabId: 1, job: head('job-one1') },
      { type: 'inserted', jobId: 'job-one1', done: false, refusal: 'read-only' },
    );
    expect(state.tabs[1]?.inserted).toEqual({ jobId: 'job-one1', done: false, refusal: 'read-only' });
    expect(reducePanel(emptyPanel, { type: 'inserted', jobId: 'job-gone', done: true })).toBe(emptyPanel);
  });
});

describe('documents', () => {
  const wish = { jobId: 'job-one1', tabId: 1, url: 'https://papers.example/one.pdf', shown: true };
  const shown = { id: 'text-0001', url: wish.url } as SourceSummary;
  const picked = { id: 'text-0002', url: '' } as SourceSummary;

  test('what a job waits for is noted for its own tab', () => {
    const { tabs } = after({ type: 'tab', tabId: 2 }, { type: 'read', wish });
    expect([tabs[1]?.read, tabs[2]?.read]).toEqual([wish, undefined]);
  });

  test('the document of a tab goes with its page, a picked file stays until it is put away', () => {
    const loading: PanelChange = { type: 'page', tabId: 1, change: 'loading' };
    expect(after({ type: 'document', tabId: 1, source: shown }, loading).tabs[1]?.document).toBeUndefined();
    expect(after({ type: 'document', tabId: 1, source: picked }, loading).tabs[1]?.document).toEqual(picked);
    expect(after({ type: 'document', tabId: 1, source: picked }, { type: 'document', tabId: 1 }).tabs[1]?.document).toBeUndefined();
  });
});
