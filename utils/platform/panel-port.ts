import { browser } from 'wxt/browser';
import type { PanelCommand } from '@/utils/schema/messages';
import type { PanelEvent } from '@/utils/schema/panel-event';
import { PANEL_PORT } from '@/utils/schema/ports';

/** Comes beside the panel's first frame and not before it. */
const schemas = () => import('@/utils/schema/panel-event');

export interface PanelConnection {
  send(command: PanelCommand): void;
  close(): void;
}

/**
 * A panel's line to the background. The browser stops a worker as it likes and the line breaks with it: it is opened again at once,
 * and the last `attach` and `ready` are said again, so that the panel gets what it missed.
 * @param onEvent called with the worker's events, in their order @param load brings what reads them
 */
export function connectToWorker(onEvent: (event: PanelEvent) => void, load = schemas): PanelConnection {
  // One promise for all: of two loads of the same module the later one may be done first, and its event would overtake.
  let loaded: ReturnType<typeof load> | undefined;
  let attach: PanelCommand | undefined;
  let ready: PanelCommand | undefined;
  /** Orders that the worker has not said a word about yet. */
  const unheard = new Map<string, Extract<PanelCommand, { type: 'start' }>>();
  let port: ReturnType<typeof browser.runtime.connect> | undefined;
  let closed = false;

  const hear = (event: PanelEvent) => {
    const told = event.type === 'job' ? [event.job] : event.type === 'work' ? event.jobs : [];
    for (const { order } of told) unheard.delete(order.jobId);
    onEvent(event);
  };
  const open = () => {
    const opened = browser.runtime.connect({ name: PANEL_PORT });
    port = opened;
    opened.onMessage.addListener((message: unknown) => {
      loaded ??= load();
      void loaded.then(({ panelEvent }) => {
        const event = panelEvent.safeParse(message);
        if (event.success) hear(event.data);
      });
    });
    opened.onDisconnect.addListener(() => {
      if (port === opened) port = undefined;
      // Only a panel that shows something needs the line at once; a fresh worker has the record of it.
      if (closed || !attach) return;
      send(attach);
      if (ready) send(ready);
      for (const command of unheard.values()) send({ ...command, resent: true });
    });
    return opened;
  };
  const send = (command: PanelCommand) => {
    if (command.type === 'attach') attach = command;
    if (command.type === 'ready') ready = command;
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
