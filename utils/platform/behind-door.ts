import { panelCommand, request, type Answers, type PanelCommand, type Request } from '@/utils/schema/messages';
import type { Answerer, PanelHearer, PanelLine } from './door';

export type RequestHandlers = { readonly [T in Request['type']]: (message: Extract<Request, { type: T }>) => Promise<Answers[T]> };

export interface PanelHandlers {
  readonly onCommand: (panel: PanelLine, command: PanelCommand) => void;
  readonly onGone: (panel: PanelLine) => void;
}

/** What answers our pages' questions, each parsed before anything is done with it. */
export function answerBy(handlers: RequestHandlers): Answerer {
  return async (message) => {
    const asked = request.parse(message);
    const handler = handlers[asked.type] as unknown as (message: Request) => Promise<Answers[Request['type']]>;
    return handler(asked);
  };
}

/** What hears our panels; what cannot be parsed is dropped. */
export function hearBy({ onCommand, onGone }: PanelHandlers): PanelHearer {
  return {
    onMessage: (panel, message) => {
      const command = panelCommand.safeParse(message);
      if (command.success) onCommand(panel, command.data);
    },
    onGone,
  };
}
