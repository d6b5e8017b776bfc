import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { wordsOf, type Behaviour } from './behaviour.ts';
import { now, type LoggedRequest, type RequestLog } from './request-log.ts';
import type { Wire } from './wire.ts';

export interface AnswerStream {
  readonly response: ServerResponse;
  readonly entry: LoggedRequest;
  readonly log: RequestLog;
  readonly behaviour: Behaviour;
  readonly wire: Wire;
  /** What is sent word by word. */
  readonly text: string;
}

/** Words in one write when nothing sets the pace: few system calls, yet many events a read as from a fast server. */
const BURST = 64;

/** Ends early, without an error, if the reader has gone. */
export async function delay(milliseconds: number, response: ServerResponse): Promise<void> {
  if (milliseconds <= 0 || response.destroyed) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  response.once('close', resolve);
  await promise;
  clearTimeout(timer);
  response.off('close', resolve);
}

/** Writes an answer event by event, at the pace and with the faults of its behaviour. True if it was written to its end. */
export async function streamAnswer(stream: AnswerStream): Promise<boolean> {
  const { response, entry, behaviour, wire, text } = stream;
  entry.status = 200;
  entry.headersAt = now();
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', ...behaviour.headers });
  response.flushHeaders();
  if (behaviour.raw) {
    for (const piece of behaviour.raw) await write(stream, piece);
    response.end();
    return false;
  }
  await write(stream, wire.begin());
  await delay(behaviour.firstTokenAfter ?? 0, response);
  await write(stream, wire.lead());
  const words = wordsOf(text);
  const fault = faultOf(behaviour);
  await sendWords(stream, fault ? words.slice(0, fault.afterWords) : words);
  if (fault && (await fault.act(stream, words.slice(fault.afterWords)))) return false;
  const reached = !response.destroyed;
  await write(stream, wire.end());
  if (behaviour.lingers) await sayNothing(stream);
  else response.end();
  return reached;
}

interface Fault {
  readonly afterWords: number;
  /** Does its harm; true if nothing comes after it. */
  act(stream: AnswerStream, rest: readonly string[]): Promise<boolean>;
}

function faultOf({ cut, stall, hold, garble, errorInStream }: Behaviour): Fault | undefined {
  if (cut) return { afterWords: cut.afterWords, act: (stream, rest) => cutOff(stream, rest, cut.how) };
  if (stall) return { afterWords: stall.afterWords, act: (stream) => sayNothing(stream, stall.comments) };
  if (hold) return { afterWords: hold.afterWords, act: (stream, rest) => waitFor(stream, rest, hold.until) };
  if (garble) return { afterWords: garble.afterWords, act: (stream, rest) => sendGarbage(stream, rest, garble.last === true) };
  if (errorInStream) {
    const { afterWords, code, message } = errorInStream;
    return { afterWords, act: (stream) => endWith(stream, stream.wire.error(code, message)) };
  }
  return undefined;
}

async function cutOff(stream: AnswerStream, rest: readonly string[], how: 'end' | 'reset' | 'inside'): Promise<boolean> {
  if (how === 'inside') return endWith(stream, stream.wire.word(rest[0] ?? 'word').slice(0, -12));
  if (how === 'end') return endWith(stream, '');
  stream.entry.closedBy = 'server';
  // A reset (RST) may throw away what the reader has not read yet; an early end of a chunked body breaks as surely and loses nothing.
  await new Promise((resolve) => stream.response.write(': \n\n', resolve));
  stream.response.destroy();
  return true;
}

async function sayNothing({ response }: AnswerStream, comments = 0): Promise<boolean> {
  const timer = comments > 0 ? setInterval(() => response.write(': waiting\n\n'), comments) : undefined;
  if (!response.destroyed) await once(response, 'close');
  clearInterval(timer);
  return true;
}

async function waitFor(stream: AnswerStream, rest: readonly string[], settled: Promise<unknown>): Promise<boolean> {
  await Promise.race([settled, once(stream.response, 'close')]);
  await sendWords(stream, rest);
  return false;
}

async function sendGarbage(stream: AnswerStream, rest: readonly string[], last: boolean): Promise<boolean> {
  await write(stream, 'data: {"choices":[{"index":0,"delta":{"con\n\n');
  if (last) return endWith(stream, '');
  await sendWords(stream, rest);
  return false;
}

async function endWith(stream: AnswerStream, text: string): Promise<boolean> {
  await write(stream, text);
  stream.response.end();
  return true;
}

async function sendWords(stream: AnswerStream, words: readonly string[]): Promise<void> {
  const { response, wire, entry, behaviour } = stream;
  const { wordsPerSecond: rate = 0 } = behaviour;
  const start = performance.now();
  for (let sent = 0; sent < words.length && !response.destroyed;) {
    const due = rate > 0 ? Math.floor(((performance.now() - start) * rate) / 1000) + 1 : sent + BURST;
    if (due <= sent) {
      // Timers are too coarse for a high pace: what has become due meanwhile is sent at once.
      await delay(1000 / rate, response);
      continue;
    }
    const batch = words.slice(sent, due);
    sent += batch.length;
    await write(stream, batch.map((word) => wire.word(word)).join(''));
    entry.firstWordAt ??= now();
    entry.lastWordAt = now();
    entry.wordsSent += batch.length;
    stream.log.changed();
  }
}

async function write({ response, entry, behaviour }: AnswerStream, piece: string | Uint8Array): Promise<void> {
  if (piece.length === 0 || response.destroyed) return;
  const data = typeof piece === 'string' ? Buffer.from(behaviour.frame ? behaviour.frame(piece) : piece) : piece;
  entry.bytesSent += data.length;
  if (!response.write(data)) {
    const gone = new AbortController();
    const stop = () => gone.abort();
    response.once('close', stop);
    await once(response, 'drain', { signal: gone.signal }).catch(() => {});
    response.off('close', stop);
  }
}
