import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { capture, copiedText, countWords, describe, focusedElement, isSecret } from '@/utils/capture';
import { atParagraph, innermostFocus, insert, paragraphText, remember } from '@/utils/insert';
import type { PageAnswer, PageRequest } from '@/utils/schema/page';

declare global {
  /** What the background asks; set just before this script is put into the page. */
  var postilRequest: PageRequest | undefined;
  /** The shadow root of an element, a closed one too. Only the browser can tell, so it is set together with the request. */
  var postilShadowRoot: ((host: Element) => ShadowRoot | null | undefined) | undefined;
}

const focused = () => innermostFocus(focusedElement(), globalThis.postilShadowRoot);

/** Notes where the reader's focus is. False if a text cannot be put there. */
function note(place: string): boolean {
  const active = focused();
  return remember(place, active, isSecret(active), copiedText);
}

function read(request: Extract<PageRequest, { kind: 'capture' }>): PageAnswer {
  const inParagraph =
    request.paragraph &&
    atParagraph(focused(), isSecret, () => {
      const noted = request.place !== undefined && note(request.place);
      return { ...capture({ ...request, scope: 'selection' }), editable: noted, paragraph: true };
    });
  if (inParagraph && inParagraph.scope === 'selection') return inParagraph;
  const noted = request.place !== undefined && note(request.place);
  const captured = capture(request);
  return captured.scope === 'selection' ? captured : { ...captured, editable: captured.editable || noted };
}

function answer(request: PageRequest): PageAnswer | Promise<PageAnswer> {
  switch (request.kind) {
    case 'capture':
      return read(request);
    case 'remember':
      return { kind: 'remember', remembered: note(request.place) };
    case 'describe':
      return { ...describe(), paragraphWords: countWords(paragraphText(focused(), isSecret) ?? '') };
    case 'insert':
      return insert(request, copiedText);
  }
}

/** The script's value is the answer; it sends no message and leaves nothing behind but the remembered places for an insertion. */
export default defineUnlistedScript({
  globalName: true,
  main: () => {
    const request = globalThis.postilRequest;
    delete globalThis.postilRequest;
    return request ? answer(request) : null;
  },
});
