import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { handlers } from '@/utils/background/handlers';
import { keepSettingsAtHand } from '@/utils/storage/item';

/** The worker's other part: all that it does, kept out of what is read and evaluated at every wake. */
export default defineUnlistedScript(() => {
  keepSettingsAtHand();
  globalThis.postilHandlers = handlers;
});
