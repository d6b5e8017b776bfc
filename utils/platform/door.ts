import { browser } from 'wxt/browser';
import {
  buttonPress,
  PANEL_PORT,
  panelCommand,
  request,
  type Answers,
  type PanelCommand,
  type PanelEvent,
  type Request,
} from '@/utils/schema/messages';

export type Handlers = { readonly [T in Request['type']]: (message: Extract<Request, { type: T }>) => Promise<Answers[T]> };

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

/** The tab of a script of ours in a page that says what it may say, and nothing more than that. */
function pressedIn(message: unknown, sender: Sender): PressedIn | undefined {
  if (sender.id !== browser.runtime.id || sender.tab?.id === undefined || !buttonPress.safeParse(message).success) return undefined;
  return { tabId: sender.tab.id, windowId: sender.tab.windowId };
}

async function handle<R extends Request>(handlers: Handlers, message: R): Promise<Answers[R['type']]> {
  const handler = handlers[message.type] as unknown as (message: R) => Promise<Answers[R['type']]>;
  return handler(message);
}

/**
 * Answers the questions of our own pages. This is the background's one `onMessage` listener: a second one, or an `async` one, would steal answers.
 * Anything that is not a question of ours, or not from our pages, is dropped without a word.
 * @param onPress called for a press of the button in a page, still within the user's gesture
 */
export function answerRequests(handlers: Handlers, onPress: (place: PressedIn) => void): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender, sendResponse: (answer: unknown) => void) => {
    const asked = isOwnPage(sender) ? request.safeParse(message) : undefined;
    if (!asked?.success) {
      const place = pressedIn(message, sender);
      if (place) onPress(place);
      return undefined;
    }
    handle(handlers, asked.data).then(
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

interface PanelHandlers {
  readonly onCommand: (panel: PanelLine, command: PanelCommand) => void;
  readonly onGone: (panel: PanelLine) => void;
}

/** Takes the lines of our panels; others are hung up on. */
export function acceptPanels({ onCommand, onGone }: PanelHandlers): void {
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
    port.onMessage.addListener((message: unknown) => {
      const command = panelCommand.safeParse(message);
      if (command.success) onCommand(panel, command.data);
    });
    port.onDisconnect.addListener(() => {
      open = false;
      onGone(panel);
    });
  });
}
