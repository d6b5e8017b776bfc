import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { tellEnd } from '@/utils/background/tell-end';
import type { Job } from '@/utils/schema/job';
import { onNoticeClick } from '@/utils/platform/notices';
import { noticeItem } from '@/utils/storage/courtesies';

const order = { jobId: 'job-00001', tabId: 7, actionId: 'summarize', scope: 'auto', options: {}, instruction: '', mode: 'new' } as const;
const job: Job = {
  order,
  status: 'done',
  maker: 'model',
  model: 'm',
  text: 'The answer itself.',
  refusal: '',
  end: 'stop',
  attempt: 1,
  createdAt: 1_000,
  endedAt: 31_000,
};
const create = vi.fn(async () => '');
const addListener = vi.fn();
const hasListener = (): boolean => addListener.mock.calls.length > 0;
let allowed = true;
let incognito = false;

beforeEach(async () => {
  fakeBrowser.reset();
  create.mockClear();
  addListener.mockClear();
  allowed = true;
  incognito = false;
  Object.assign(fakeBrowser.permissions, { contains: async () => allowed });
  Object.assign(fakeBrowser.notifications, { create, onClicked: { addListener, hasListener } });
  Object.assign(fakeBrowser.tabs, { get: async () => ({ id: 7, windowId: 3, incognito }) });
  Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => key, getUILanguage: () => 'en' });
  await noticeItem.set({ on: true });
});

test('tells that long work is done, and not what was answered', async () => {
  await tellEnd(job, false);
  expect(create).toHaveBeenCalledOnce();
  expect(create).toHaveBeenCalledWith('7:3', expect.objectContaining({ title: 'action_summarize', message: 'notice_done' }));
  expect(JSON.stringify(create.mock.calls)).not.toContain(job.text);
});

test('the click on a notice is heard once, also where the permission came after the worker began', () => {
  const { notifications } = fakeBrowser;
  Reflect.deleteProperty(fakeBrowser, 'notifications');
  onNoticeClick();
  Object.assign(fakeBrowser, { notifications });
  onNoticeClick();
  onNoticeClick();
  expect(addListener).toHaveBeenCalledOnce();
});

test('an answer that is not whole is not told as a whole one', async () => {
  await tellEnd({ ...job, end: 'length' }, false);
  expect(create).toHaveBeenLastCalledWith('7:3', expect.objectContaining({ message: 'status_not_whole' }));
  await tellEnd({ ...job, status: 'failed', end: undefined, failure: { code: 'cut' } }, false);
  expect(create).toHaveBeenLastCalledWith('7:3', expect.objectContaining({ message: 'failure_cut' }));
});

test.each<[string, () => Promise<void>]>([
  ['a panel shows it', () => tellEnd(job, true)],
  ['it was short', () => tellEnd({ ...job, endedAt: 5_000 }, false)],
  ['the user stopped it', () => tellEnd({ ...job, status: 'stopped', end: undefined }, false)],
  ['the user does not want it', () => noticeItem.set({ on: false }).then(() => tellEnd(job, false))],
  ['it was in a private window', () => ((incognito = true), tellEnd({ ...job, order: { ...order, tabId: 8 } }, false))],
  ['the browser does not allow it', () => ((allowed = false), tellEnd(job, false))],
])('says nothing if %s', async (_, work) => {
  await work();
  expect(create).not.toHaveBeenCalled();
});
