import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answerBy, type RequestHandlers } from '@/utils/platform/behind-door';
import { answerRequests } from '@/utils/platform/door';

const ID = fakeBrowser.runtime.id;
const own = fakeBrowser.runtime.getURL('/').replace(/\/$/, '');
const tab = { id: 7, windowId: 3 };
const press = { type: 'button.pressed' };
const question = { type: 'tab.describe', tabId: 7 };

const describeTab = vi.fn(async () => ({ tabId: 7, title: '', url: '', access: 'closed', selectionWords: 0, editable: false }));
const onPress = vi.fn();

/** Says something to the worker as this sender would. */
const say = (message: unknown, sender: object): Promise<unknown> => fakeBrowser.runtime.onMessage.trigger(message, sender, () => {});

beforeEach(() => {
  fakeBrowser.reset();
  describeTab.mockClear();
  onPress.mockClear();
  answerRequests(async () => answerBy({ 'tab.describe': describeTab } as unknown as RequestHandlers), onPress);
});

test('a script of ours in a page may say that its button was pressed, and nothing else', async () => {
  const page = { id: ID, origin: 'https://site.example', url: 'https://site.example/a', tab };
  await say(press, page);
  expect(onPress.mock.calls).toEqual([[{ tabId: 7, windowId: 3 }]]);
  await say(question, page);
  expect(describeTab).not.toHaveBeenCalled();
});

test.each([
  ['another extension', press, { id: 'other', tab }],
  ['a page without a tab', press, { id: ID, origin: 'https://site.example' }],
  [
    'a message with another type',
    { type: 'button.switch', site: 'https://a.example/*', on: true },
    { id: ID, origin: 'https://a.example', tab },
  ],
])('%s is not heard', async (_, message, sender) => {
  await say(message, sender);
  expect(onPress).not.toHaveBeenCalled();
});

test('our own pages are answered', async () => {
  const page = { id: ID, origin: own, url: `${own}/options.html`, tab };
  await say(question, page);
  await expect.poll(() => describeTab.mock.calls).toEqual([[question]]);
  await say({ type: 'tab.describe', tabId: 'seven' }, page);
  await say({ type: 'toString' }, page);
  await say(question, page);
  await expect.poll(() => describeTab.mock.calls).toEqual([[question], [question]]);
});
