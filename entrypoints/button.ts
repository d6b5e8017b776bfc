import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startButton } from '@/utils/button/start';
import { buttonLine } from '@/utils/platform/button-line';

declare global {
  /** The button of this page is there. */
  var postilButton: boolean | undefined;
}

/** Put into the pages of sites whose button the user has switched on, and into no other. */
export default defineUnlistedScript(() => {
  if (globalThis.postilButton || !location.protocol.startsWith('http')) return;
  globalThis.postilButton = true;
  const stop = startButton({ label: buttonLine.word('open_postil'), onPress: buttonLine.press, isAlive: buttonLine.isAlive });
  buttonLine.onOff(`${location.protocol}//${location.hostname}/*`, () => {
    stop();
    globalThis.postilButton = undefined;
  });
});
