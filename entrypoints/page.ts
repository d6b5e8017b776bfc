import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { capture, describe, focusedElement, isSecret, selectedRanges } from '@/utils/capture';
import { insert, remember } from '@/utils/insert';
import type { PageAnswer, PageRequest } from '@/utils/schema/page';

declare global {
  /** What the background asks; set just before this script is put into the page. */
  var postilRequest: PageRequest | undefined;
}

function answer(request: PageRequest): PageAnswer | Promise<PageAnswer> {
  switch (request.kind) {
    case 'capture': {
      const active = focusedElement();
      remember(isSecret(active) ? null : active, selectedRanges());
      return capture(request);
    }
    case 'describe':
      return describe();
    case 'insert':
      return insert(request);
  }
}

/** The script's value is the answer; it sends no message and leaves nothing behind but the remembered place for an insertion. */
export default defineUnlistedScript({
  globalName: true,
  main: () => {
    const request = globalThis.postilRequest;
    delete globalThis.postilRequest;
    return request ? answer(request) : null;
  },
});
