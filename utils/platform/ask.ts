import { browser } from 'wxt/browser';
import type { Answers, Request } from '@/utils/schema/messages';

/** Sends one question to the background and gives its answer. Throws if the background refused or failed. */
export async function ask<R extends Request>(request: R): Promise<Answers[R['type']]> {
  const answer: unknown = await browser.runtime.sendMessage(request);
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) throw new Error(`No answer to ${request.type}`);
  if (answer.ok !== true || !('value' in answer)) throw new Error('error' in answer ? String(answer.error) : `Refused: ${request.type}`);
  return answer.value as Answers[R['type']];
}
