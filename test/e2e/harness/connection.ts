import type { Answers, Request } from '@/utils/schema/messages';
import type { Connection } from '@/utils/schema/settings';
import type { Session } from './session.ts';

/** Sends one of the questions that the options page sends, without its buttons: they have names in every language. */
export async function ask<R extends Request>({ options }: Pick<Session, 'options'>, request: R): Promise<Answers[R['type']]> {
  const answer = await options.evaluate(async (question) => {
    const said: { ok: boolean; value?: unknown; error?: unknown } = await browser.runtime.sendMessage(question);
    return said;
  }, request);
  if (!answer.ok) throw new Error(`${request.type}: ${String(answer.error)}`);
  return answer.value as Answers[R['type']];
}

/** Chooses where answers come from, as the options page does when its fields are filled in. */
export async function setConnection(
  session: Pick<Session, 'options'>,
  { key = '', ...wish }: Partial<Connection> & { key?: string },
): Promise<Connection> {
  const connection: Connection = { providerId: 'compatible', baseUrl: '', model: '', keyHint: '', ...wish };
  if (key) connection.keyHint = (await ask(session, { type: 'key.save', baseUrl: connection.baseUrl, key })).hint;
  await session.options.evaluate((value) => browser.storage.local.set({ connection: value }), connection);
  return connection;
}
