import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { errorBody, type ErrorReply } from '@/test/servers/error-replies';
import { jsonIn, partialJson } from '@/utils/model/json-text';
import { streamForm, type Form, type FormEvent } from '@/utils/model/stream-form';
import { strictSchema } from '@/utils/model/strict-schema';
import { effects, endpointOf, request } from './asking';
import { modelServer } from './model-server';

const claims = z.object({
  claims: z.array(
    z.object({
      claim: z.string().check(z.maxLength(300)),
      kind: z.enum(['fact', 'view']),
      pages: z.array(z.int()),
      weight: z.nullable(z.number()),
      sure: z.boolean(),
    }),
  ),
});
const form: Form<z.infer<typeof claims>> = { name: 'claims', description: 'What the text says', schema: claims };
const right = { claims: [{ claim: 'Water is "wet"', kind: 'fact', pages: [1, 2], weight: null, sure: true }] };

describe('strictSchema', () => {
  const LIMITS = ['$schema', 'maxLength', 'minLength', 'minimum', 'maximum', 'pattern', 'format'];
  /** What zod itself says, without the limits that are left out, and alternatives always as `anyOf`. */
  const plain = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(plain);
    if (typeof node !== 'object' || node === null) return node;
    const { type, const: value, oneOf, ...rest } = Object.fromEntries(Object.entries(node).filter(([name]) => !LIMITS.includes(name)));
    return {
      ...Object.fromEntries(Object.entries(rest).map(([name, child]) => [name, plain(child)])),
      ...(Array.isArray(type) ? { anyOf: type.map((one) => ({ type: one })) } : type !== undefined && { type }),
      ...(value !== undefined && { enum: [value] }),
      ...(oneOf !== undefined && { anyOf: plain(oneOf) }),
    };
  };
  test.each<[string, z.ZodMiniType]>([
    ['claims', claims],
    ['a union', z.object({ value: z.union([z.string(), z.number()]) })],
    [
      'a union by its name',
      z.object({ value: z.discriminatedUnion('t', [z.object({ t: z.literal('a') }), z.object({ t: z.literal('b'), n: z.number() })]) }),
    ],
    ['described', z.object({ a: z.string().register(z.globalRegistry, { description: 'Why' }) })],
  ])('%s: as zod says it', (_, schema) => expect(strictSchema(schema)).toEqual(plain(z.toJSONSchema(schema))));

  test.each<[string, z.ZodMiniType]>([
    ['optional', z.object({ a: z.optional(z.string()) })],
    ['record', z.object({ a: z.record(z.string(), z.string()) })],
    ['date', z.object({ a: z.date() })],
  ])('%s cannot be said strictly', (_, schema) => expect(() => strictSchema(schema)).toThrow('strict form'));
});

describe('JSON that is still being written', () => {
  test('whatever was cut off, what is read is a beginning of the whole', () => {
    const text = JSON.stringify(right);
    for (let at = 1; at <= text.length; at++) {
      const partial = partialJson(text.slice(0, at)) as { claims?: { claim?: string }[] };
      const claim = partial.claims?.[0]?.claim ?? '';
      expect(right.claims[0]?.claim.startsWith(claim), text.slice(0, at)).toBe(true);
    }
    expect(partialJson(`Here: ${text} Done.`)).toEqual(right);
    expect(partialJson('Here')).toBeUndefined();
  });

  test('any JSON object, cut anywhere, is readable', () => {
    const objects = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(objects, fc.double({ min: 0, max: 1, noNaN: true }), (value, part) => {
        const text = JSON.stringify(value);
        expect(partialJson(text)).toEqual(JSON.parse(text));
        expect(typeof partialJson(text.slice(0, Math.max(1, Math.round(part * text.length))))).toBe('object');
      }),
    );
  });

  test.each([
    ['```json\n{"a":1}\n```', { a: 1 }],
    ['Sure! {"a":{"b":2}} Anything else?', { a: { b: 2 } }],
    ['{"a":', undefined],
    ['none', undefined],
  ])('%j', (text, value) => expect(jsonIn(text)).toEqual(value));
});

describe.each(['chat', 'responses'] as const)('streamForm over %s', async (protocol) => {
  const server = await modelServer({ answer: JSON.stringify(right) });
  const run = async () => {
    const events: FormEvent<z.infer<typeof claims>>[] = [];
    for await (const event of streamForm(form, request, endpointOf(server.baseUrl, protocol), effects())) events.push(event);
    return events;
  };

  test('the value, parts of it before, and the schema in the request', async () => {
    server.setBehaviour({ answer: JSON.stringify(right), wordsPerSecond: 200 });
    const events = await run();
    expect(events.at(-1)).toEqual({ type: 'value', value: right });
    expect(events.filter(({ type }) => type === 'partial').length).toBeGreaterThan(1);
    expect(JSON.stringify(server.log.posts[0]?.body)).toContain('"strict":true');
  });

  test('one repair with what was wrong', async () => {
    server.queue({ answer: '{"claims":[{"claim":3}]}' });
    expect((await run()).at(-1)).toEqual({ type: 'value', value: right });
    expect(server.log.posts).toHaveLength(2);
    expect(JSON.stringify(server.log.posts[1]?.body)).toContain('claims.0.claim: expected string');
  });

  test('no third answer', async () => {
    server.setBehaviour({ answer: 'I would rather chat.' });
    expect((await run()).at(-1)).toMatchObject({ type: 'error', failure: { code: 'schema-refused' } });
    expect(server.log.posts).toHaveLength(2);
  });

  test('cut at the limit, and refused: not asked again', async () => {
    server.queue({ answer: '{"claims":[', finish: 'length' });
    expect((await run()).at(-1)).toMatchObject({ type: 'error', failure: { code: 'schema-refused', detail: 'length' } });
    server.queue({ refusal: 'No.' });
    expect((await run()).at(-1)).toMatchObject({ type: 'error', failure: { code: 'content-policy' } });
    expect(server.log.posts).toHaveLength(2);
  });

  test('a server that knows no forms gets it in words', async () => {
    const no: ErrorReply = { status: 400, body: errorBody({ message: 'response_format is not supported', param: 'response_format' }) };
    server.queue({ reply: no }, { reply: no });
    expect((await run()).at(-1)).toMatchObject({ type: 'value' });
    const last = server.log.posts.at(-1)?.body as Record<string, unknown>;
    expect(last).not.toHaveProperty('response_format');
    expect(last).not.toHaveProperty('text');
    expect(JSON.stringify(last)).toContain('fits this JSON Schema');
  });
});
