import { defineBackground } from 'wxt/utils/define-background';
import { serveEntries } from '@/utils/background/entries';
import { servePanels } from '@/utils/background/panels';
import { serveRequests } from '@/utils/background/requests';
import { recover, start } from '@/utils/background/start';
import { keepSettingsAtHand } from '@/utils/storage/item';
import { serveSync } from '@/utils/storage/sync';

/** Every listener is registered in the first turn: the event that woke the worker is waiting. */
export default defineBackground(() => {
  keepSettingsAtHand();
  serveEntries(start);
  servePanels(start);
  serveRequests(start);
  serveSync();
  recover();
});
