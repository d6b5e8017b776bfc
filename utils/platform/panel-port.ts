import { browser } from 'wxt/browser';
import { PANEL_PORT, panelEvent, type PanelCommand, type PanelEvent } from '@/utils/schema/messages';

export interface PanelConnection {
  send(command: PanelCommand): void;
  close(): void;
}

/**
 * A panel's line to the background. The browser stops a worker as it likes and the line breaks with it: it is opened again at once,
 * and the last `attach` is said again, so that the panel gets what it missed.
 */
export function connectToWorker(onEvent: (event: PanelEvent) => void): PanelConnection {
  let attach: PanelCommand | undefined;
  let port: ReturnType<typeof browser.runtime.connect> | undefined;
  let closed = false;

  const open = () => {
    const opened = browser.runtime.connect({ name: PANEL_PORT });
    port = opened;
    opened.onMessage.addListener((message: unknown) => {
      const event = panelEvent.safeParse(message);
      if (event.success) onEvent(event.data);
    });
    opened.onDisconnect.addListener(() => {
      if (port === opened) port = undefined;
      // Only a panel that shows something needs the line at once; a fresh worker has the record of it.
      if (!closed && attach) send(attach);
    });
    return opened;
  };
  const send = (command: PanelCommand) => {
    if (command.type === 'attach') attach = command;
    (port ?? open()).postMessage(command);
  };
  return {
    send,
    close: () => {
      closed = true;
      port?.disconnect();
    },
  };
}
