import { describe, expect, test } from 'vitest';
import { againOrder, branchOrder, continueOrder } from '@/components/panel/again-order';
import { aboutDocument, composerTarget, contextChoice, followUpOrder, newOrder, shownAction } from '@/components/panel/orders';
import { emptyTab, type JobHead, type TabState } from '@/components/panel/panel-state';
import { actionById } from '@/utils/actions/index';
import type { TabView } from '@/utils/schema/panel-event';
import type { SourceSummary } from '@/utils/schema/source';

const view: TabView = { tabId: 1, title: '', url: '', access: 'granted', selectionWords: 0, editable: false };
const source = { scope: 'selection' } as SourceSummary;
const job = (actionId: string, more: Partial<JobHead> = {}): JobHead => ({
  order: { jobId: 'job-one1', tabId: 1, actionId, scope: 'auto', options: { length: 'short' }, instruction: 'as it was', mode: 'new' },
  status: 'done',
  maker: 'model',
  model: 'm',
  refusal: '',
  attempt: 1,
  createdAt: 0,
  source,
  ...more,
});
const here = { tabId: 1, url: '' };
const tab = (more: Partial<TabState>): TabState => ({ ...emptyTab, view, ...more });
const parts = (actionId: string) => ({
  jobId: 'job-two2',
  tabId: 1,
  action: actionById(actionId),
  options: { a: 'b' },
  instruction: '  words ',
});

describe('what the composer is for', () => {
  test('a question about the page, as long as nothing was done', () => {
    expect(composerTarget(tab({}))).toEqual({ action: actionById('ask') });
  });

  test('the action it was opened for, before all else', () => {
    expect(composerTarget(tab({ chosen: 'draft', jobs: [job('summarize')] }))).toEqual({ action: actionById('draft') });
  });

  test('a question about an answer, a change to a text that was written', () => {
    expect(composerTarget(tab({ jobs: [job('summarize')] }))).toMatchObject({
      action: { id: 'ask' },
      follows: { order: { jobId: 'job-one1' } },
    });
    expect(composerTarget(tab({ jobs: [job('rewrite')] }))).toMatchObject({ action: { id: 'rewrite' } });
  });

  test('nothing is followed that failed or still runs', () => {
    for (const status of ['failed', 'running', 'waiting', 'capturing'] as const) {
      expect(composerTarget(tab({ jobs: [job('summarize', { status })] })).follows).toBeUndefined();
    }
  });
});

describe('a text that was dropped on the panel', () => {
  const dropped = { id: 'dropped-1', scope: 'page', method: 'dropped', url: '', capturedAt: 10 } as SourceSummary;
  const about = (createdAt: number) => job('summarize', { createdAt, source: { ...dropped, id: 'job-one1' } });

  test('is what new work is about, instead of the page, until it is taken away', () => {
    expect(newOrder(parts('summarize'), tab({ dropped }))).toMatchObject({ scope: 'kept', sourceId: 'dropped-1' });
    expect(newOrder(parts('translate'), tab({ dropped, jobs: [about(20)] }))).toMatchObject({ scope: 'kept', sourceId: 'dropped-1' });
    expect(newOrder(parts('summarize'), tab({}))).not.toHaveProperty('sourceId');
  });

  test('does not go on from an answer about something else, but from one about itself', () => {
    expect(composerTarget(tab({ dropped, jobs: [job('summarize', { createdAt: 5 })] })).follows).toBeUndefined();
    expect(composerTarget(tab({ dropped, jobs: [about(20)] })).follows).toBeDefined();
  });

  test('is meant once more where its answer is asked for again; the page is not read', () => {
    const again = againOrder(about(20), { jobId: 'job-two2', jobs: [], tab: here, options: {} });
    expect(again).toMatchObject({ scope: 'kept', sourceId: 'job-one1' });
  });
});

describe('orders', () => {
  test('read the selection or the page; what only welcomes text goes without where the page cannot be read', () => {
    expect(newOrder(parts('summarize'), tab({ view: { ...view, access: 'ask' } })).scope).toBe('auto');
    expect(newOrder(parts('draft'), tab({})).scope).toBe('auto');
    expect(newOrder(parts('draft'), tab({ view: { ...view, access: 'closed' } })).scope).toBe('none');
    expect(newOrder(parts('draft'), tab({})).instruction).toBe('words');
  });

  test('that follow keep the text and name the job before', () => {
    expect(followUpOrder(parts('ask'), job('summarize'))).toMatchObject({ scope: 'kept', follows: 'job-one1', mode: 'new', tabId: 1 });
  });

  test('once more means the same part of the page with the options of now, never another part', () => {
    const again = againOrder(job('summarize'), { jobId: 'job-two2', jobs: [], tab: here, options: { length: 'long' } });
    expect(again).toMatchObject({
      jobId: 'job-two2',
      scope: 'selection',
      options: { length: 'long' },
      instruction: 'as it was',
      mode: 'new',
    });
  });

  test('once more asks the model that is named for it, else the usual one; going on with a cut answer asks the same', () => {
    const asked = againOrder(job('summarize'), { jobId: 'job-two2', jobs: [], tab: here, options: {}, model: 'gpt-6-sol' });
    const other = { ...job('summarize'), order: asked };
    expect(asked.model).toBe('gpt-6-sol');
    expect(continueOrder(other, 'job-rest', 1).model).toBe('gpt-6-sol');
    expect(againOrder(other, { jobId: 'job-thr3', jobs: [], tab: here, options: {} })).not.toHaveProperty('model');
  });

  test('once more of a continued answer begins where it began', () => {
    const first = job('summarize');
    const rest = { ...first, order: continueOrder(first, 'job-rest', 1) };
    const again = againOrder(rest, { jobId: 'job-two2', jobs: [first, rest], tab: here, options: {} });
    expect(again).toMatchObject({ scope: 'selection', mode: 'new' });
    expect(again.follows).toBeUndefined();
  });

  test('once more of a follow-up follows the same answer', () => {
    const next = { ...job('ask'), order: followUpOrder(parts('ask'), job('summarize')) };
    expect(againOrder(next, { jobId: 'job-thr3', jobs: [job('summarize'), next], tab: here, options: {} })).toMatchObject({
      scope: 'kept',
      follows: 'job-one1',
    });
  });

  test('once more where another page is by now is about the text that was kept', () => {
    const known = { scope: 'main', id: 'source-1', url: 'https://a.example/' } as SourceSummary;
    const order = againOrder(job('summarize', { source: known }), {
      jobId: 'job-two2',
      jobs: [],
      tab: { tabId: 1, url: 'https://b.example/' },
      options: {},
    });
    expect(order).toMatchObject({ scope: 'kept', sourceId: 'source-1' });
  });

  test('once more, going on and other words are versions of the same answer, whatever version they begin with', () => {
    const first = job('ask');
    const versioned = { ...first, order: { ...first.order, jobId: 'job-ver2', versionOf: 'job-one1' } };
    const again = { jobId: 'job-two2', jobs: [], tab: here, options: {} };
    for (const from of [first, versioned]) {
      expect(againOrder(from, again).versionOf).toBe('job-one1');
      expect(continueOrder(from, 'job-two2', 1).versionOf).toBe('job-one1');
      expect(branchOrder(from, 'x', again).versionOf).toBe('job-one1');
    }
  });

  test('in other words go on from the same answer, with their own options, and may come from the cache', () => {
    const asked = { ...job('ask'), order: { ...followUpOrder(parts('ask'), job('summarize')), fresh: true, pinned: ['job-one1'] } };
    const branch = branchOrder(asked, ' Other words? ', { jobId: 'job-thr3', jobs: [asked], tab: here });
    expect(branch).toMatchObject({ instruction: 'Other words?', follows: 'job-one1', options: { a: 'b' }, pinned: ['job-one1'] });
    expect(branch.fresh).toBeUndefined();
  });

  test('carry on what was taken out or pinned, until that is changed', () => {
    const choice = { without: ['source'], pinned: ['job-one1'] };
    const order = followUpOrder(parts('ask'), job('summarize'), choice);
    expect(order).toMatchObject(choice);
    const asked = { ...job('ask'), order };
    expect(contextChoice(tab({ jobs: [asked] }))).toEqual(choice);
    expect(contextChoice(tab({ jobs: [asked], context: { without: [], pinned: [] } }))).toEqual({ without: [], pinned: [] });
    expect(followUpOrder(parts('ask'), asked)).not.toHaveProperty('without');
  });

  test('to go on name the answer that is not whole', () => {
    expect(continueOrder(job('summarize'), 'job-two2', 1)).toMatchObject({
      mode: 'continue',
      follows: 'job-one1',
      scope: 'kept',
      jobId: 'job-two2',
    });
  });
});

test('the panel stands at the chosen action, else at that of the last job, else at the first', () => {
  expect(shownAction(tab({ chosen: 'draft', jobs: [job('rewrite')] })).id).toBe('draft');
  expect(shownAction(tab({ jobs: [job('rewrite')] })).id).toBe('rewrite');
  expect(shownAction(tab({})).id).toBe('summarize');
});

describe('documents', () => {
  const pdf = { ...source, id: 'text-0001', scope: 'main', method: 'pdf', url: '' } as SourceSummary;
  const wish = newOrder(parts('summarize'), tab({}));

  test('an action is about the document at hand, whether the page can be read or not', () => {
    expect(aboutDocument(wish, tab({ document: pdf }))).toMatchObject({ scope: 'kept', sourceId: 'text-0001' });
    expect(aboutDocument({ ...wish, scope: 'none' }, tab({ document: pdf }))).toMatchObject({ scope: 'kept', sourceId: 'text-0001' });
    expect(aboutDocument(wish, tab({}))).toEqual(wish);
  });

  test('a question that goes on stays with its own text', () => {
    const goesOn = followUpOrder(parts('ask'), job('summarize'));
    expect(aboutDocument(goesOn, tab({ document: pdf }))).toEqual(goesOn);
  });

  test('again is about the text that was read: a file of the reader cannot be read a second time', () => {
    const first = job('summarize', { source: pdf });
    const read = { ...first, order: { ...first.order, link: 'https://papers.example/one.pdf' } };
    const again = againOrder(read, { jobId: 'job-two2', jobs: [read], tab: here, options: {} });
    expect(again).toMatchObject({ scope: 'kept', sourceId: 'text-0001', fresh: true });
    expect(again.link).toBeUndefined();
  });
});
