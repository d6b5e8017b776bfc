import type { Behaviour } from '@/test/servers/behaviour';
import { replies } from '@/test/servers/error-replies';
import { userText } from '@/test/servers/practice-answer';
import type { LoggedRequest } from '@/test/servers/request-log';
import type { Random } from './random.ts';

/** How the server treats the tries for one text, one after the other; the last one holds for all that come after. */
export interface Plan {
  readonly kind: string;
  readonly tries: readonly Behaviour[];
  /** The reader stops it as soon as there are words. */
  readonly stopped?: boolean;
}

const answerOf = (job: number, words: number): string => Array.from({ length: words }, (_, word) => `j${job}w${word}`).join(' ');

/** What may happen to an answer, from nothing to everything. */
export function planFor(job: number, random: Random): Plan {
  const words = Math.floor(random.between(40, 140));
  const whole: Behaviour = {
    answer: answerOf(job, words),
    wordsPerSecond: random.between(50, 150),
    firstTokenAfter: random.between(0, 600),
  };
  const middle = Math.floor(words / 2);
  const plans: readonly Plan[] = [
    { kind: 'whole', tries: [whole] },
    { kind: 'whole', tries: [whole] },
    { kind: 'whole', tries: [whole] },
    { kind: 'slow first word', tries: [{ ...whole, headersAfter: random.between(500, 2_500) }] },
    {
      kind: 'cut in the middle',
      tries: [{ ...whole, cut: { afterWords: middle, how: random.pick(['end', 'reset', 'inside'] as const) } }, whole],
    },
    { kind: 'cut before a word', tries: [{ ...whole, cut: { afterWords: 0, how: 'end' } }, whole] },
    { kind: '429', tries: [{ reply: replies.rateLimited({ retryAfter: 1 }) }, whole] },
    { kind: '500', tries: [{ reply: replies.serverError(500) }, whole] },
    { kind: 'stalls, is stopped', tries: [{ ...whole, stall: { afterWords: middle } }, whole], stopped: true },
  ];
  return random.pick(plans);
}

/** Which text a request is about; each page of the soak carries its number. */
export const jobNumber = (request: Pick<LoggedRequest, 'body'>): number => Number(/SOAK-(\d+)-PAGE/.exec(userText(request))?.[1] ?? -1);

/** Which part of a work a request asks for: the answer, or the rest of a broken one. A part may be paid once. */
export function partOf(request: Pick<LoggedRequest, 'body'>): string {
  const { messages = [], input = [] } = (request.body ?? {}) as { messages?: { role?: string }[]; input?: { role?: string }[] };
  const goesOn = [...messages, ...input].some(({ role }) => role === 'assistant');
  return `soak-job-${jobNumber(request)}${goesOn ? '-rest' : ''}`;
}

export const soakPage = (job: number): string =>
  `<h1>Page ${job}</h1><article><p>SOAK-${job}-PAGE. The ferry to the island leaves at seven in the morning and returns at nine in the evening.</p>
  <p>Tickets are sold on board, in cash only, and cost four crowns for adults. Dogs travel free of charge if they are kept on a lead.</p></article>`;
