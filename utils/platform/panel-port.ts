import { browser } from 'wxt/browser';
import { panelEvent, type PanelCommand, type PanelEvent } from '@/utils/schema/messages';
import { PANEL_PORT } from '@/utils/schema/ports';

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
  /** Orders that the worker has not said a word about yet. */
  const unheard = new Map<string, Extract<PanelCommand, { type: 'start' }>>();
  let port: ReturnType<typeof browser.runtime.connect> | undefined;
  let closed = false;

  const open = () => {
    const opened = browser.runtime.connect({ name: PANEL_PORT });
    port = opened;
    opened.onMessage.addListener((message: unknown) => {
      const event = panelEvent.safeParse(message);
      if (!event.success) return;
      const told = event.data.type === 'job' ? [event.data.job] : event.data.type === 'work' ? event.data.jobs : [];
      for (const { order } of told) unheard.delete(order.jobId);
      onEvent(event.data);
    });
    opened.onDisconnect.addListener(() => {
      if (port === opened) port = undefined;
      // Only a panel that shows something needs the line at once; a fresh worker has the record of it.
      if (closed || !attach) return;
      send(attach);
      for (const command of unheard.values()) send({ ...command, resent: true });
    });
    return opened;
  };
  const send = (command: PanelCommand) => {
    if (command.type === 'attach') attach = command;
    if (command.type === 'start') unheard.set(command.order.jobId, command);
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
