import { acceptPanels, answerRequests } from '@/utils/platform/door';
import { onInstalled, onStartup } from '@/utils/platform/lifecycle';
import { onMenuClick } from '@/utils/platform/menus';
import { onNoticeClick } from '@/utils/platform/notices';
import { openPanel } from '@/utils/platform/panel';
import { onShortcut } from '@/utils/platform/shortcuts';
import { watchSiteAccess } from '@/utils/platform/site-access';
import { keepPart, loadPart } from '@/utils/platform/worker-part';
import { onStoredChange } from '@/utils/storage/item';

/** Milliseconds after which a worker that was woken for nothing takes up what a former one left behind. */
const RECOVER_AFTER = 100;

type Handlers = typeof import('./handlers').handlers;

declare global {
  /** Everything that the worker can do, once its other part is loaded. */
  var postilHandlers: Handlers | undefined;
}

let loading: Promise<Handlers> | undefined;

async function loadHandlers(): Promise<Handlers> {
  // It is there without that while the worker is being installed.
  if (!globalThis.postilHandlers) await loadPart();
  const handlers = globalThis.postilHandlers;
  if (!handlers) throw new Error('A part of Postil cannot be loaded');
  handlers.recover();
  return handlers;
}

/**
 * Everything but the listeners. It is read and evaluated only when it is needed: a browser wakes the worker for much that is none of its
 * business. What a former worker left behind is taken up first.
 */
function load(): Promise<Handlers> {
  loading ??= loadHandlers().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Registers every listener, in the first turn: the event that woke the worker is waiting. What needs the user's gesture is done in it. */
export function listen(): void {
  keepPart();
  onMenuClick((info, tab) => {
    void openPanel(tab.windowId);
    void load().then(({ chooseInMenu }) => chooseInMenu(info, tab.id));
  });
  onShortcut((command, tab) => {
    void openPanel(tab.windowId);
    void load().then(({ chooseByKey }) => chooseByKey(command, tab.id));
  });
  onInstalled((reason) => void load().then(({ afterInstall }) => afterInstall(reason)));
  onStartup(() => void load().then(({ afterStartup }) => afterStartup()));
  answerRequests(
    () => load().then(({ answer }) => answer),
    (place) => {
      const opening = openPanel(place.windowId);
      void load().then(async ({ afterPress }) => afterPress(place, await opening));
    },
  );
  acceptPanels(() => load().then(({ panels }) => panels));
  watchSiteAccess(() => {
    // The permission to give notices may be younger than this worker.
    onNoticeClick();
    void load().then(({ restoreButton }) => restoreButton());
  });
  onStoredChange((names, area) => void load().then(({ carrySettings }) => carrySettings(names, area)));
  onNoticeClick();
  setTimeout(() => void load(), RECOVER_AFTER);
}
