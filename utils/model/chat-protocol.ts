import type { Protocol } from './answer-reader';
import { ChatAnswer } from './chat-answer';
import { chatBody } from './chat-request';

/** Chat Completions: what every compatible server speaks. */
export const chatProtocol: Protocol = {
  path: '/chat/completions',
  body: chatBody,
  reader: (context) => new ChatAnswer(context),
};
