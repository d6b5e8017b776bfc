import { browser } from 'wxt/browser';
import { syncItem } from './settings';

/**
 * What the browser carries to the user's other devices, if the user wants it. Not in here, on purpose: where answers come from (its key is on
 * one device only), how long the history is kept (a device must not delete because another one says so), keys and content.
 */
const SHARED = ['reading', 'lastOptions', 'siteRules'];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

type Values = Readonly<Record<string, unknown>>;

/** What is set in `values` and is another value in `other`. */
const news = (values: Values, other: Values): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== undefined && value !== null && !same(value, other[name])));

/** Takes what other devices have; gives them what they do not have. */
async function begin(): Promise<void> {
  const [there, here] = await Promise.all([browser.storage.sync.get(SHARED), browser.storage.local.get(SHARED)]);
  const known = news(there, {});
  await browser.storage.local.set(known);
  await browser.storage.sync.set(news({ ...here, ...known }, there));
}

async function carry(changed: readonly string[], from: 'local' | 'sync'): Promise<void> {
  const names = changed.filter((name) => SHARED.includes(name));
  if (names.length === 0) return;
  const [source, target] = from === 'local' ? [browser.storage.local, browser.storage.sync] : [browser.storage.sync, browser.storage.local];
  const [now, there] = await Promise.all([source.get(names), target.get(names)]);
  const changes = news(now, there);
  // Without this test each device would answer the other's change with its own.
  if (Object.keys(changes).length > 0) await target.set(changes);
}

/**
 * Keeps the shared settings alike on all devices while the user wants that. The worker alone does it.
 * @param names what has changed @param area where
 */
export async function carrySettings(names: readonly string[], area: 'local' | 'sync'): Promise<void> {
  try {
    if (!(await syncItem.get()).on) return;
    if (area === 'local' && names.includes('sync')) await begin();
    else await carry(names, area);
  } catch {
    // Full or switched off in the browser: the settings stay as they are here.
  }
}
