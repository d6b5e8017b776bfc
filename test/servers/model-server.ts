import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Behaviour } from './behaviour.ts';
import { chatWire } from './chat-wire.ts';
import { replies, type ErrorReply } from './error-replies.ts';
import { practiceAnswer, userText } from './practice-answer.ts';
import { RequestLog, type LoggedRequest } from './request-log.ts';
import { responsesWire } from './responses-wire.ts';
import { delay, streamAnswer } from './stream-answer.ts';
import { wordCount, type Answer, type Wire } from './wire.ts';

export interface ModelServerOptions {
  /** 0: any free one. */
  readonly port?: number;
  /** Ids in `/v1/models`. A request for another model is answered 404 if `strictModels` is set. */
  readonly models?: readonly string[];
  readonly strictModels?: boolean;
  /** `array`: `/v1/models` without the envelope. A reply: that one stands there instead. */
  readonly modelList?: 'data' | 'array' | ErrorReply;
  /** Only this key is let in. */
  readonly key?: string;
  /** Headers that let a page read the answers; default true, as OpenAI sends them. */
  readonly cors?: boolean;
  /** 403 for every Origin but localhost, as Ollama does. */
  readonly checkOrigin?: boolean;
  /** Arguments that are answered 400, each with what to use instead. */
  readonly refuse?: Readonly<Record<string, string>>;
  /** Words that `/moderations` flags; without it there is no such endpoint. */
  readonly flags?: readonly string[];
  /** Path before `/models`, `/responses` and `/chat/completions`; default `/v1`. */
  readonly basePath?: string;
  /** What stands at every other path; default: OpenAI's JSON 404. */
  readonly elsewhere?: ErrorReply;
  /** How requests are answered that nothing was queued for. */
  readonly behaviour?: Behaviour;
}

export interface ModelServer {
  readonly url: string;
  /** With `/v1`: what goes into "Base URL". */
  readonly baseUrl: string;
  readonly log: RequestLog;
  /** From now on, until changed; a function is asked for each question. */
  setBehaviour(behaviour: Behaviour | ((request: LoggedRequest) => Behaviour)): void;
  /** For the next questions, one each, in this order. */
  queue(...behaviours: readonly Behaviour[]): void;
  /** Changes any option but the port. */
  setOptions(options: Partial<ModelServerOptions>): void;
  /** Ends all connections. */
  close(): Promise<void>;
}

const DEFAULT_MODELS = ['gpt-6-luna', 'gpt-6.1-terra', 'gpt-6.2-astra', 'practice'];

/** A model server on 127.0.0.1 that speaks as OpenAI does, notes all it hears, and misbehaves as told. */
export async function startModelServer(initial: ModelServerOptions = {}): Promise<ModelServer> {
  let options = initial;
  let behaviour: Behaviour | ((request: LoggedRequest) => Behaviour) = initial.behaviour ?? {};
  const queued: Behaviour[] = [];
  const log = new RequestLog();
  const server = createServer((request, response) => {
    answerRequest(
      request,
      response,
      log,
      options,
      (asked) => queued.shift() ?? (typeof behaviour === 'function' ? behaviour(asked) : behaviour),
    ).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  // A long pause between two requests must not cost the second one its connection.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(initial.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    baseUrl: `${url}${initial.basePath ?? '/v1'}`,
    log,
    setBehaviour: (next) => {
      behaviour = next;
    },
    queue: (...behaviours) => {
      queued.push(...behaviours);
    },
    setOptions: (changed) => {
      options = { ...options, ...changed };
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  log: RequestLog,
  options: ModelServerOptions,
  nextBehaviour: (request: LoggedRequest) => Behaviour,
): Promise<void> {
  const entry = log.add(request, response, await bodyOf(request));
  if (options.cors !== false) {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-expose-headers', '*');
  }
  const refused = options.checkOrigin === true && !isLocalOrigin(entry.headers.origin);
  if (refused) return sendReply(response, entry, replies.originRefused());
  if (entry.method === 'OPTIONS') {
    if (options.cors !== false) {
      response.setHeader('access-control-allow-headers', 'authorization, api-key, content-type');
      response.setHeader('access-control-allow-methods', 'GET, POST, OPTIONS');
    }
    return sendReply(response, entry, { status: 204, body: '' });
  }
  const base = options.basePath ?? '/v1';
  const route = entry.path.startsWith(`${base}/`) ? `${entry.method} ${entry.path.slice(base.length)}` : '';
  if (route === 'POST /moderations' && options.flags) return sendReply(response, entry, moderationReply(entry.body, options.flags));
  const known = route === 'GET /models' || route === 'POST /responses' || route === 'POST /chat/completions';
  if (!known) return sendReply(response, entry, options.elsewhere ?? replies.invalidUrl(entry.method, entry.path));
  const sentKey = entry.headers.authorization?.replace(/^Bearer /, '') ?? entry.headers['api-key'] ?? '';
  if (options.key !== undefined && sentKey !== options.key)
    return sendReply(response, entry, sentKey ? replies.keyRefused(sentKey) : replies.keyMissing());
  if (route === 'GET /models') return sendReply(response, entry, modelsReply(options));
  await answerQuestion(response, entry, log, options, nextBehaviour(entry));
}

async function answerQuestion(
  response: ServerResponse,
  entry: LoggedRequest,
  log: RequestLog,
  options: ModelServerOptions,
  behaviour: Behaviour,
): Promise<void> {
  await delay(behaviour.headersAfter ?? 0, response);
  const body = (entry.body ?? {}) as Record<string, unknown>;
  const fault = behaviour.reply ?? faultIn(body, options, entry.path.endsWith('/responses') ? 'input' : 'messages');
  if (fault) return sendReply(response, entry, fault);
  const id = Math.floor(Math.random() * 2 ** 48).toString(16);
  const answer = answerFor(entry, body, behaviour);
  const wire = wireFor(entry.path, answer, id, body);
  response.setHeader('x-request-id', `req_${id}`);
  if ((body.stream !== true || behaviour.inOnePiece) && !behaviour.raw)
    return sendReply(response, entry, { status: 200, body: wire.whole(), headers: behaviour.headers });
  const whole = await streamAnswer({ response, entry, log, behaviour, wire, text: answer.refusal || answer.text });
  if (whole) entry.usage = answer.usage;
}

function faultIn(body: Record<string, unknown>, options: ModelServerOptions, turns: string): ErrorReply | undefined {
  const { model } = body;
  if (typeof model !== 'string' || model === '') return replies.argumentRefused('model');
  if (!Array.isArray(body[turns]) && typeof body[turns] !== 'string') return replies.argumentRefused(turns);
  if (options.strictModels && !(options.models ?? DEFAULT_MODELS).includes(model)) return replies.modelUnknown(model);
  const [param, instead] = Object.entries(options.refuse ?? {}).find(([name]) => name in body) ?? [];
  return param === undefined ? undefined : replies.argumentRefused(param, instead);
}

function answerFor(entry: LoggedRequest, body: Record<string, unknown>, behaviour: Behaviour): Answer {
  const { answer = practiceAnswer, refusal = '', calls = [], usage, reads = Infinity } = behaviour;
  const text = calls.length > 0 && behaviour.answer === undefined ? '' : typeof answer === 'string' ? answer : answer(entry);
  const counted = {
    input: Math.min(reads, wordCount(userText(entry))),
    output: wordCount(refusal || text),
    cached: 0,
    cacheWrite: 0,
    reasoning: 0,
  };
  return {
    model: behaviour.model ?? String(body.model),
    reasoning: behaviour.reasoning ?? '',
    text: refusal ? '' : text,
    refusal,
    calls,
    finish: behaviour.finish ?? 'stop',
    usage: usage === false ? undefined : { ...counted, ...usage },
    reasoningField: behaviour.reasoningField ?? 'reasoning_content',
  };
}

function wireFor(path: string, answer: Answer, id: string, body: Record<string, unknown>): Wire {
  if (path.endsWith('/responses')) return responsesWire(answer, id);
  const { stream_options: streamOptions } = body as { stream_options?: { include_usage?: boolean } };
  return chatWire(answer, id, streamOptions?.include_usage === true);
}

function modelsReply({ models = DEFAULT_MODELS, modelList = 'data' }: ModelServerOptions): ErrorReply {
  if (typeof modelList === 'object') return modelList;
  const data = models.map((id) => ({ id, object: 'model', created: 1_790_000_000, owned_by: 'practice' }));
  return { status: 200, body: modelList === 'array' ? data : { object: 'list', data } };
}

function moderationReply(body: unknown, flags: readonly string[]): ErrorReply {
  const { input = [] } = (body ?? {}) as { input?: string[] };
  const results = input.map((text) => {
    const flagged = flags.some((word) => text.includes(word));
    return { flagged, categories: { violence: flagged, hate: false }, category_scores: {} };
  });
  return { status: 200, body: { id: 'modr-1', model: 'omni-moderation-latest', results } };
}

function sendReply(response: ServerResponse, entry: LoggedRequest, { status, body, headers }: ErrorReply): void {
  const page = typeof body === 'string';
  const text = page ? body : JSON.stringify(body);
  entry.status = status;
  entry.bytesSent = Buffer.byteLength(text);
  response.writeHead(status, { 'content-type': page ? 'text/html; charset=utf-8' : 'application/json', ...headers });
  response.end(text);
}

const isLocalOrigin = (origin = 'http://localhost'): boolean => /^https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(origin);

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString('utf8');
}
