import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { describe } from '@/utils/capture/describe';

/** What is asked of a tab each time it is shown: small, since it is put into every frame. Its value is the answer; it leaves nothing behind. */
export default defineUnlistedScript({
  globalName: true,
  main: () => {
    delete globalThis.postilRequest;
    return describe();
  },
});
