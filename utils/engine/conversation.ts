import { actionById, settledOptions } from '@/utils/actions/index';
import type { Exchange } from '@/utils/prompt/fit-conversation';
import { fitConversation } from '@/utils/prompt/fit-conversation';
import { RECAP_TOKENS, recapRequest } from '@/utils/prompt/recap-request';
import { modelFor } from '@/utils/providers/index';
import type { Bill } from '@/utils/schema/bill';
import type { Job, JobOrder } from '@/utils/schema/job';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';
import type { Connection } from '@/utils/schema/settings';
import { estimateTokens } from '@/utils/usage/estimate-tokens';
import { knownRecap } from '@/utils/usage/recap';
import type { Effects } from './effects';

/** Tokens that are kept free for the answer. */
const FOR_ANSWER = 4_000;
/** Room of a model of which nothing is known. */
const USUAL_CONTEXT = 128_000;

/** An exchange and the job that it was. */
export interface Said extends Exchange {
  readonly jobId: string;
}

/** What of the conversation goes along with a request, and what is said of the rest. */
export interface Background {
  readonly earlier: readonly Said[];
  readonly recap: Job['recap'];
  readonly leftOut: Job['leftOut'];
}

/** The turns of a conversation, oldest first; the text of a job that was gone on with is part of the one that did. */
export function saidIn(thread: readonly Job[], taskOf: (order: JobOrder) => string): Said[] {
  const settled = thread.filter((_, index) => thread[index + 1]?.order.mode !== 'continue');
  return settled.map(({ order, text, pinned = false }) => ({ jobId: order.jobId, task: taskOf(order), answer: text, pinned }));
}

/**
 * Fits a conversation into a model's room: the rules, the source and the task come first, then the pinned turns, then the newest, then a recap
 * of those before. A recap is made once and serves the turns after it; where none can be had, the turns are left out, and that is said.
 * What the user took out is in none of them.
 * @param request as it would be without any earlier turn @param most tokens of the turns, where the model has less room than is known
 */
export async function backgroundFor(
  said: readonly Said[],
  thread: readonly Job[],
  request: ModelRequest,
  order: JobOrder,
  connection: Connection,
  effects: Effects,
  most = Infinity,
): Promise<Background> {
  const open = said
    .filter(({ jobId }) => !order.without?.includes(jobId))
    .map((turn) => ({ ...turn, pinned: turn.pinned === true || order.pinned?.includes(turn.jobId) === true }));
  if (open.length === 0) return { earlier: [], recap: undefined, leftOut: undefined };
  const ids = said.map(({ jobId }) => jobId);
  const { recap: known, covered } = knownRecap(thread, ids, order);
  const context = (await effects.context?.(request.model, connection)) ?? USUAL_CONTEXT;
  const room = Math.min(most, Math.max(0, context - FOR_ANSWER - RECAP_TOKENS - tokensOf(request)));
  const inShort = open.filter(({ jobId, pinned }) => covered.includes(jobId) && !pinned).length;
  const wished = open.filter(({ jobId, pinned }) => pinned || !covered.includes(jobId));
  const { kept, leftOut } = fitConversation(wished, room, estimateTokens);
  const turns = inShort + leftOut.length;
  const end = open.findLastIndex((each) => leftOut.includes(each)) + 1;
  const fresh = open.slice(0, end).filter(({ jobId }) => !covered.includes(jobId));
  // A pinned turn that is left out after all is in the recap already: a recap tells of all that was said up to its end.
  if (fresh.length === 0) return { earlier: kept, recap: known, leftOut: turns > 0 ? { turns, recap: known !== undefined } : undefined };
  const { text, bill } = order.without?.includes('recap')
    ? { text: '' }
    : await makeRecap(known?.text ?? '', fresh, order, connection, effects);
  const recap = text ? { upTo: open[end - 1]?.jobId ?? '', text, ...(bill && { bill }) } : known;
  return { earlier: kept, recap, leftOut: { turns, recap: text !== '' } };
}

/** Tokens for the turns of another try after one with these was too long for the model; undefined if the newest alone is left. */
export function lessThan(earlier: readonly Said[]): number | undefined {
  if (earlier.length < 2) return undefined;
  return Math.floor(earlier.reduce((sum, { task, answer }) => sum + estimateTokens(task) + estimateTokens(answer), 0) / 2);
}

function tokensOf({ instructions, turns }: ModelRequest): number {
  const parts = turns.flatMap((turn) => (turn.role === 'user' ? turn.parts : []));
  return parts.reduce((sum, part) => sum + (part.type === 'text' ? estimateTokens(part.text) : 0), estimateTokens(instructions));
}

/** A recap by the fast model, and what it cost; empty if it could not be had whole. */
async function makeRecap(
  before: string,
  leftOut: readonly Exchange[],
  order: JobOrder,
  connection: Connection,
  effects: Effects,
): Promise<{ text: string; bill?: Bill }> {
  const request = recapRequest(modelFor(connection, 'fast'), before, leftOut, order.jobId);
  // What is to stay on this device stays there as a whole.
  if (!request.model || order.onDevice) return { text: '' };
  let text = '';
  let bill: Bill | undefined;
  let end: StreamEvent | undefined;
  for await (const event of effects.answer(request, connection, effects.signal, { order, source: undefined })) {
    if (event.type === 'text') text += event.text;
    else if (event.type === 'bill') bill = event.bill;
    end = event;
  }
  const whole = end?.type === 'done' && (end.reason === 'stop' || end.reason === 'length');
  return { text: whole ? text.trim() : '', bill };
}

/** An order's action and its task in words for the model. */
export function taskFor(order: JobOrder, scope: 'selection' | 'main' | 'page' | 'none', outputLanguage: string, effects: Effects) {
  const action = actionById(order.actionId);
  const context = {
    options: settledOptions(action, order.options),
    instruction: order.instruction.trim(),
    outputLanguage: outputLanguage && effects.languageName(outputLanguage),
    languageName: effects.languageName,
    scope,
  };
  return { action, context, task: action.task(context) };
}
