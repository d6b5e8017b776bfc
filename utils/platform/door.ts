import { browser } from 'wxt/browser';
import type { ButtonPress, Request } from '@/utils/schema/messages';
import type { PanelEvent } from '@/utils/schema/panel-event';
import { PANEL_PORT } from '@/utils/schema/ports';

/** Parses a question and answers it. @throws what made that impossible */
export type Answerer = (message: unknown) => Promise<unknown>;

interface Sender {
  readonly id?: string;
  readonly origin?: string;
  readonly url?: string;
  readonly tab?: { readonly id?: number; readonly windowId: number };
}

/** The tab in which our button was pressed. */
export interface PressedIn {
  readonly tabId: number;
  readonly windowId: number;
}

/**
 * True only for our own pages: a content script has our id too, but its page's origin. `tab` says nothing, our pages in tabs have one.
 */
function isOwnPage(sender: Sender | undefined): boolean {
  const own = browser.runtime.getURL('/' as '/options.html').replace(/\/$/, '');
  return (
    sender?.id === browser.runtime.id && (sender.origin === undefined ? (sender.url ?? '').startsWith(`${own}/`) : sender.origin === own)
  );
}

/** What can be asked; told by the name alone, since a listener must say at once whether it will answer. */
const QUESTIONS: Readonly<Record<Request['type'], true>> = {
  'key.save': true,
  'key.hint': true,
  'key.move': true,
  'connection.test': true,
  'models.list': true,
  'tab.describe': true,
  'job.start': true,
  'source.get': true,
  'source.show': true,
  'source.keep': true,
  'button.switch': true,
};

function typeOf(message: unknown): string {
  return typeof message === 'object' && message !== null && 'type' in message ? String(message.type) : '';
}

/** The tab of a script of ours in a page that says what it may say, and nothing more than that. */
function pressedIn(message: unknown, sender: Sender): PressedIn | undefined {
  const pressed: ButtonPress['type'] = 'button.pressed';
  if (sender.id !== browser.runtime.id || sender.tab?.id === undefined || typeOf(message) !== pressed) return undefined;
  return { tabId: sender.tab.id, windowId: sender.tab.windowId };
}

/**
 * Answers the questions of our own pages. This is the background's one `onMessage` listener: a second one, or an `async` one, would steal answers.
 * Anything that is not a question of ours, or not from our pages, is dropped without a word.
 * @param load called with each question @param onPress called for a press of the button in a page, still within the user's gesture
 */
export function answerRequests(load: () => Promise<Answerer>, onPress: (place: PressedIn) => void): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender, sendResponse: (answer: unknown) => void) => {
    if (!isOwnPage(sender) || !Object.hasOwn(QUESTIONS, typeOf(message))) {
      const place = pressedIn(message, sender);
      if (place) onPress(place);
      return undefined;
    }
    const answered = load().then((answer) => answer(message));
    answered.then(
      (value) => sendResponse({ ok: true, value }),
      (error: unknown) => sendResponse({ ok: false, error: String(error) }),
    );
    return true;
  });
}

/** A panel as the background sees it. */
export interface PanelLine {
  send(event: PanelEvent): void;
}

/** Hears what a panel says, and that it has gone. */
export interface PanelHearer {
  readonly onMessage: (panel: PanelLine, message: unknown) => void;
  readonly onGone: (panel: PanelLine) => void;
}

/** Takes the lines of our panels; others are hung up on. @param load called with each line */
export function acceptPanels(load: () => Promise<PanelHearer>): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== PANEL_PORT || !isOwnPage(port.sender)) {
      port.disconnect();
      return;
    }
    let open = true;
    const panel: PanelLine = {
      send: (event) => {
        if (open) port.postMessage(event);
      },
    };
    // What comes meanwhile is handled after it, in its order.
    const ready = load();
    port.onMessage.addListener((message: unknown) => void ready.then(({ onMessage }) => onMessage(panel, message)));
    port.onDisconnect.addListener(() => {
      open = false;
      void ready.then(({ onGone }) => onGone(panel));
    });
  });
}
