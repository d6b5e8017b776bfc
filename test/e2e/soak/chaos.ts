import type { Page } from 'puppeteer-core';
import { stopWorker, type ChromiumSession } from '@/test/e2e/harness/chromium';
import { until } from '@/test/e2e/harness/until';
import type { Random } from './random.ts';

/** A tab in which one job after the other is done. */
export interface Slot {
  page: Page;
  tabId: number;
  panel?: Page;
  /** What is being done to the tab. */
  turn: Promise<unknown>;
}

/** One thing at a time is done to a tab: a test that looks for a page while it moves it away itself finds out about itself only. */
function inTurn<T>(slot: Slot, work: () => Promise<T>): Promise<T> {
  const done = slot.turn.then(work);
  slot.turn = done.catch(() => {});
  return done;
}

export const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function togglePanel({ browser, origin }: ChromiumSession, slot: Slot): Promise<void> {
  const { panel } = slot;
  slot.panel = undefined;
  if (panel) return panel.close();
  slot.panel = await browser.newPage();
  await slot.panel.goto(`${origin}sidepanel.html?tab=${slot.tabId}`);
}

/** Does what browsers and people do while work is going on, until `isOver`. Gives how often it did what. */
export async function makeTrouble(
  session: ChromiumSession,
  slots: readonly Slot[],
  elsewhere: string,
  random: Random,
  isOver: () => boolean,
): Promise<Record<string, number>> {
  const done: Record<string, number> = {};
  const troubles: Record<string, (slot: Slot) => Promise<unknown>> = {
    'worker stopped': () => stopWorker(session),
    'panel opened or closed': (slot) => togglePanel(session, slot),
    'tab switched': (slot) => slot.page.bringToFront(),
    'tab navigated': (slot) => slot.page.goto(elsewhere),
    'tab closed': (slot) => slot.page.close(),
  };
  // A worker is what is stopped most often.
  const names = ['worker stopped', ...Object.keys(troubles)];
  for (let name = 'worker stopped'; !isOver(); name = random.pick(names)) {
    await pause(random.between(400, 2_500));
    const slot = random.pick(slots);
    // What is already closed cannot be closed again; that is no finding.
    const happened = await inTurn(slot, async () => troubles[name]?.(slot)).then(
      () => true,
      () => false,
    );
    if (happened) done[name] = (done[name] ?? 0) + 1;
  }
  return done;
}

/** Opens an address in a new tab. */
export async function openSlot(session: ChromiumSession, url: string): Promise<Slot> {
  const page = await session.browser.newPage();
  await page.goto(url);
  const tabId = await until(`the tab of ${url}`, () =>
    session.options.evaluate(async (address) => (await browser.tabs.query({})).find((tab) => tab.url === address)?.id, url),
  );
  return { page, tabId, turn: Promise.resolve() };
}

/** Goes to an address in the slot's tab, in a new one if that was closed. Returns whether it is a new one. */
export async function visit(session: ChromiumSession, slot: Slot, url: string): Promise<boolean> {
  return inTurn(slot, async () => {
    if (!slot.page.isClosed() && (await slot.page.goto(url).catch(() => undefined))) return false;
    const { page, tabId } = await openSlot(session, url);
    await slot.panel?.close().catch(() => {});
    slot.panel = undefined;
    slot.page = page;
    slot.tabId = tabId;
    return true;
  });
}
