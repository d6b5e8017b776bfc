import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { describe } from '@/utils/capture/describe';
import { focusedElement, isSecret } from '@/utils/capture/focus';
import { countWords } from '@/utils/capture/words';
import { paragraphText } from '@/utils/insert/paragraph';
import { innermostFocus } from '@/utils/insert/place';

const wordsAtCaret = (): number => countWords(paragraphText(innermostFocus(focusedElement(), globalThis.postilShadowRoot), isSecret) ?? '');

/** What is asked of a tab each time it is shown: small, since it is put into every frame. Its value is the answer; it leaves nothing behind. */
export default defineUnlistedScript({
  globalName: true,
  main: () => {
    delete globalThis.postilRequest;
    return { ...describe(), paragraphWords: wordsAtCaret() };
  },
});
