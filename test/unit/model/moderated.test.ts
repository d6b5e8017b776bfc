import { beforeEach, expect, test } from 'vitest';
import { moderated, type Checks } from '@/utils/model/moderated';
import type { StreamEvent } from '@/utils/schema/model';
import { effects, ending, endpointOf, request, said } from './asking';
import { modelServer } from './model-server';

const server = await modelServer({ answer: 'No harm meant.' });
beforeEach(() => {
  server.setOptions({ flags: ['two', 'harm'] });
});

async function ask(checks: Checks): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  for await (const event of moderated(request, endpointOf(server.baseUrl, 'chat'), effects(), checks)) events.push(event);
  return events;
}
const paths = () => server.log.posts.map(({ path }) => path);

test('without a check nothing but the request is sent', async () => {
  expect(ending(await ask({ input: false, output: false }))).toBe('done stop');
  expect(paths()).toEqual(['/v1/chat/completions']);
});

test('what is flagged is not sent to the model', async () => {
  const events = await ask({ input: true, output: false });
  expect(events).toMatchObject([{ type: 'error', failure: { code: 'content-policy', detail: 'violence' } }]);
  expect(paths()).toEqual(['/v1/moderations']);
});

test('an answer that is flagged keeps its text and is no finished one', async () => {
  const events = await ask({ input: false, output: true });
  expect(said(events, 'text')).toBe('No harm meant.');
  expect(ending(events)).toBe('error content-policy');
});

test('what is not flagged passes', async () => {
  server.setOptions({ flags: ['elsewhere'] });
  expect(ending(await ask({ input: true, output: true }))).toBe('done stop');
  expect(paths()).toEqual(['/v1/moderations', '/v1/chat/completions', '/v1/moderations']);
});

test('a server without moderation: nothing is sent, since nothing could be checked', async () => {
  server.setOptions({ flags: undefined });
  expect(ending(await ask({ input: true, output: false }))).toMatch(/^error /);
  expect(paths()).toEqual(['/v1/moderations']);
});
