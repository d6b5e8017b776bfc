import { checkedBaseUrl } from '@/utils/model/address';
import { listModels } from '@/utils/model/list-models';
import { testConnection } from '@/utils/model/test-connection';
import { answerRequests } from '@/utils/platform/door';
import { PageClosedError } from '@/utils/platform/page-script';
import { tabPlace } from '@/utils/platform/tabs';
import { baseUrlOf } from '@/utils/providers/index';
import type { TabView } from '@/utils/schema/messages';
import type { Connection } from '@/utils/schema/settings';
import { keyHint, saveKey } from '@/utils/storage/keyring';
import { keyFor, networkEffects } from './answer';
import { needsWords } from './entries';
import { storedSource } from './history';
import { optionsOn } from './options';
import { describeFrames, fieldFrame, meantFrame } from './page-source';
import { composeFor } from './panels';
import type { Start } from './start';

/** Milliseconds; a local server may have to load its model first. */
const TEST_LIMIT = 120_000;

async function describeTab(tabId: number): Promise<TabView> {
  const place = await tabPlace(tabId);
  const view: TabView = { tabId, title: place?.title ?? '', url: place?.url ?? '', access: 'closed', selectionWords: 0, editable: false };
  if (!place) return view;
  try {
    const frames = await describeFrames(tabId);
    const top = frames.find(({ frameId }) => frameId === 0)?.description;
    const meant = meantFrame(frames);
    const { selectionWords = 0, editable: inside = false } = frames.find(({ frameId }) => frameId === meant)?.description ?? {};
    const field = fieldFrame(frames);
    const paragraphWords = frames.find(({ frameId }) => frameId === field)?.description.paragraphWords ?? 0;
    const editable = selectionWords > 0 ? inside : field !== undefined;
    const now = { title: top?.title ?? view.title, url: top?.url ?? view.url, selectionWords, editable };
    return { ...view, ...now, access: 'granted', paragraphWords: selectionWords > 0 ? 0 : paragraphWords };
  } catch (error) {
    return { ...view, access: error instanceof PageClosedError && error.reason === 'no-access' ? 'ask' : 'closed' };
  }
}

async function modelsOf(connection: Connection): Promise<string[]> {
  const base = checkedBaseUrl(baseUrlOf(connection));
  if ('failure' in base) return [];
  const endpoint = { providerId: connection.providerId, baseUrl: base.url, key: await keyFor(connection) };
  const listed = await listModels(endpoint, networkEffects(AbortSignal.timeout(TEST_LIMIT))).catch(() => undefined);
  return listed?.models ?? [];
}

/** Answers what our pages ask. */
export function serveRequests(start: Start): void {
  answerRequests({
    'key.save': async ({ baseUrl, key }) => {
      const base = checkedBaseUrl(baseUrl);
      if ('failure' in base) return { hint: '', failure: base.failure };
      await saveKey(new URL(base.url).origin, key.trim());
      return { hint: keyHint(key.trim()) };
    },
    'connection.test': async ({ connection }) =>
      testConnection(connection, await keyFor(connection), networkEffects(AbortSignal.timeout(TEST_LIMIT))),
    'models.list': async ({ connection }) => ({ models: await modelsOf(connection) }),
    'tab.describe': ({ tabId }) => describeTab(tabId),
    'job.start': async ({ order }) => {
      // Words are asked for in the panel, whatever the way in.
      if (needsWords(order)) await composeFor(order.tabId, order.actionId);
      else void start({ ...order, options: { ...(await optionsOn(order.tabId, order.actionId)), ...order.options } }, {});
      return { started: true };
    },
    'source.text': async ({ sourceId }) => ({ markdown: (await storedSource(sourceId))?.markdown }),
  });
}
