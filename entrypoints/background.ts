import { defineBackground } from 'wxt/utils/define-background';
import { listen } from '@/utils/background/listeners';
import { keepSettingsAtHand } from '@/utils/storage/item';

export default defineBackground(() => {
  keepSettingsAtHand();
  listen();
});
