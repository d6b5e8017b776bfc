import type { ButtonOff, ButtonPress } from '@/utils/schema/messages';

/** What a script in a page has of the browser, as far as the button needs it. */
interface PageBrowser {
  readonly runtime?: {
    readonly id?: string;
    sendMessage(message: ButtonPress): Promise<unknown>;
    readonly onMessage: { addListener(listener: (message: unknown) => undefined): void };
  };
  readonly i18n: { getMessage(key: string): string };
}

/** Not by `wxt/browser`, which would bring a polyfill into the page: three calls that all browsers have alike are no reason for it. */
const api = (): PageBrowser => Reflect.get(globalThis, 'chrome');

/** The button's line to the worker: one message goes out, one comes in. */
export const buttonLine = {
  /** A word for the button, in the browser's language. */
  word: (key: 'open_postil'): string => api().i18n.getMessage(key),
  /** False once this script has outlived the extension that put it here. */
  isAlive: (): boolean => api().runtime?.id !== undefined,
  press: (): void => {
    api()
      .runtime?.sendMessage({ type: 'button.pressed' })
      // No answer is expected.
      .catch(() => {});
  },
  /** Calls back when the button is switched off for `site`, a match pattern. Only our own extension can say so. */
  onOff: (site: string, callback: () => void): void => {
    api().runtime?.onMessage.addListener((message) => {
      if (isOff(message) && message.site === site) callback();
      return undefined;
    });
  },
};

const isOff = (message: unknown): message is ButtonOff =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === 'button.off';
