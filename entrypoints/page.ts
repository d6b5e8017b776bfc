import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { capture, copiedText, focusedElement, isKeyCatcher, isSecret, show } from '@/utils/capture';
import { answerField, atParagraph, innermostFocus, insert, remember, rememberField } from '@/utils/insert';
import type { PageAnswer, PageRequest, PageWork } from '@/utils/schema/page';

declare global {
  /** What the background asks; set just before this script is put into the page. */
  var postilRequest: PageRequest | undefined;
}

const focused = () => innermostFocus(focusedElement(), globalThis.postilShadowRoot);

/** Notes where the reader's focus is. False if a text cannot be put there. */
function note(place: string): boolean {
  const active = focused();
  return remember(place, active, isSecret(active), copiedText);
}

/** Notes where one would answer, where the reader has chosen no field. */
function noteAnswerField(place: string): boolean {
  const field = answerField();
  return field !== undefined && !isSecret(field) && rememberField(place, field);
}

function read(request: Extract<PageWork, { kind: 'capture' }>): PageAnswer {
  const inParagraph =
    request.paragraph &&
    atParagraph(focused(), isSecret, () => {
      const noted = request.place !== undefined && note(request.place);
      return { ...capture({ ...request, scope: 'selection' }), editable: noted, paragraph: true };
    });
  if (inParagraph && inParagraph.scope === 'selection') return inParagraph;
  if (request.place === undefined) return capture(request);
  // What could not be noted cannot be written to, whatever it looks like.
  const noted = note(request.place);
  const unmarked = request.paragraph && isKeyCatcher(focused());
  const captured = capture(unmarked ? { ...request, scope: 'selection' } : request);
  if (captured.scope === 'selection') return { ...captured, editable: noted };
  if (unmarked) return { ...captured, unmarked };
  return { ...captured, editable: noted || (captured.isThread === true && noteAnswerField(request.place)) };
}

function answer(request: PageWork): PageAnswer | Promise<PageAnswer> {
  switch (request.kind) {
    case 'capture':
      return read(request);
    case 'remember':
      return { kind: 'remember', remembered: note(request.place) };
    case 'show':
      return show(request.text, request.anchor);
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
    return request && request.kind !== 'describe' ? answer(request) : null;
  },
});
