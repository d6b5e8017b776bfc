import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SseReader } from '@/utils/model/sse';

const SAMPLE =
  '\uFEFF: hello\r\n\r\nevent: response.output_text.delta\r\nid: 1\r\ndata: {"delta":"Grüße, 世界 🌍 e\u0301"}\r\n\r\ndata: {"a":\ndata: 1}\n\nretry: 5\rdata:{"b":"x"}\r\rdata: [DONE]\r\n\r\ndata: {"tail":true}';
const WHOLE = ['{"delta":"Grüße, 世界 🌍 e\u0301"}', '{"a":\n1}', '{"b":"x"}', '[DONE]', '{"tail":true}'];
const bytes = new TextEncoder().encode(SAMPLE);

function read(chunks: Iterable<Uint8Array>): string[] {
  const reader = new SseReader();
  const events: string[] = [];
  for (const chunk of chunks) events.push(...reader.feed(chunk));
  return [...events, ...reader.end()];
}

test('the sample in one piece', () => expect(read([bytes])).toEqual(WHOLE));

test('cut in two at every byte', () => {
  for (let at = 0; at <= bytes.length; at++) expect(read([bytes.subarray(0, at), bytes.subarray(at)]), `at ${at}`).toEqual(WHOLE);
});

test('byte by byte', () => expect(read(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(WHOLE));

test('cut anywhere, any number of times', () => {
  const cuts = fc.array(fc.nat(bytes.length), { maxLength: 30 });
  fc.assert(
    fc.property(cuts, (places) => {
      const ends = [...new Set(places), bytes.length].sort((one, other) => one - other);
      const chunks = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
      expect(read(chunks)).toEqual(WHOLE);
    }),
    { numRuns: 10_000 },
  );
});

test('an event without an end is not kept for ever', () => {
  const reader = new SseReader();
  const chunk = new TextEncoder().encode(`data: ${'x'.repeat(1_000_000)}`);
  expect(() => {
    for (let count = 0; count < 10; count++) reader.feed(count === 0 ? chunk : chunk.subarray(6));
  }).toThrow('garbled');
});
