import type { Protocol } from './answer-reader';
import { ResponsesAnswer } from './responses-answer';
import { responsesBody } from './responses-request';

/** Responses: what OpenAI itself speaks, and the only protocol in which its newest models take tools. */
export const responsesProtocol: Protocol = {
  path: '/responses',
  body: responsesBody,
  reader: (context) => new ResponsesAnswer(context),
};
