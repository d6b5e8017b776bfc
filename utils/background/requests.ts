import { checkedBaseUrl } from '@/utils/providers/address';
import { listModels } from '@/utils/model/list-models';
import { testConnection } from '@/utils/model/test-connection';
import type { RequestHandlers } from '@/utils/platform/behind-door';
import { baseUrlOf, modelFor } from '@/utils/providers/index';
import type { TestReport } from '@/utils/schema/messages';
import type { Connection } from '@/utils/schema/settings';
import { learnedProfile } from '@/utils/storage/endpoint-memory';
import { keyHint, readKey, saveKey } from '@/utils/storage/keyring';
import { keyFor, networkEffects } from './answer';
import { describeTab } from './describe-tab';
import { needsWords } from './choose';
import { moveKey } from './move-key';
import { switchButton } from './page-button';
import { optionsOn } from './options';
import { composeFor } from './panels';
import { broughtSource } from './brought-source';
import { findSource, keepSource } from './work';
import { showPassage } from './show-passage';
import { start } from './start';

/** Milliseconds; a local server may have to load its model first. */
const TEST_LIMIT = 120_000;

async function modelsOf(connection: Connection): Promise<string[]> {
  const base = checkedBaseUrl(baseUrlOf(connection));
  if ('failure' in base) return [];
  const profile = await learnedProfile(base.url, connection.model);
  const endpoint = { providerId: connection.providerId, baseUrl: base.url, key: await keyFor(connection), profile };
  const listed = await listModels(endpoint, networkEffects(AbortSignal.timeout(TEST_LIMIT))).catch(() => undefined);
  return listed?.models ?? [];
}

async function test(connection: Connection): Promise<TestReport> {
  const base = checkedBaseUrl(baseUrlOf(connection));
  const model = connection.model || modelFor(connection, 'fast');
  const profile = 'url' in base ? await learnedProfile(base.url, model) : undefined;
  return testConnection(connection, await keyFor(connection), networkEffects(AbortSignal.timeout(TEST_LIMIT)), profile);
}

/** Answers to what our pages ask. */
export const requestHandlers: RequestHandlers = {
  'key.save': async ({ baseUrl, key }) => {
    const base = checkedBaseUrl(baseUrl);
    if ('failure' in base) return { hint: '', failure: base.failure };
    await saveKey(new URL(base.url).origin, key.trim());
    return { hint: keyHint(key.trim()) };
  },
  'key.hint': async ({ baseUrl }) => {
    const base = checkedBaseUrl(baseUrl);
    return { hint: 'failure' in base ? '' : keyHint(await readKey(new URL(base.url).origin)) };
  },
  'key.move': ({ from, to }) => moveKey(from, to),
  'connection.test': async ({ connection }) => test(connection),
  'models.list': async ({ connection }) => ({ models: await modelsOf(connection) }),
  'tab.describe': ({ tabId }) => describeTab(tabId),
  'job.start': async ({ order }) => {
    // Words are asked for in the panel, whatever the way in.
    if (needsWords(order)) await composeFor(order.tabId, order.actionId);
    else void start({ ...order, options: { ...(await optionsOn(order.tabId, order.actionId)), ...order.options } }, {});
    return { started: true };
  },
  'source.get': async ({ sourceId }) => ({ source: await findSource(sourceId) }),
  'source.show': ({ tabId, sourceId, passage }) => showPassage(tabId, sourceId, passage),
  'source.keep': async (brought) => ({ source: keepSource(broughtSource(brought, Date.now())) }),
  'button.switch': switchButton,
};
