import { describe, expect, test } from 'vitest';
import { chatProtocol } from '@/utils/model/chat-protocol';
import { responsesProtocol } from '@/utils/model/responses-protocol';
import { profileFor } from '@/utils/providers/profiles';
import type { ModelRequest } from '@/utils/schema/model';
import type { EndpointProfile } from '@/utils/schema/profile';

const schema = { type: 'object', properties: {}, required: [], additionalProperties: false };
const full: ModelRequest = {
  model: 'm',
  instructions: 'Rules.',
  turns: [
    {
      role: 'user',
      parts: [
        { type: 'text', text: 'Text' },
        { type: 'text', text: 'Task' },
      ],
    },
    { role: 'assistant', text: 'Answer', reasoning: 'Hm', calls: [{ id: 'c', name: 'f', arguments: '{}' }] },
    { role: 'tool', callId: 'c', text: 'result' },
    {
      role: 'user',
      parts: [
        { type: 'text', text: 'Look' },
        { type: 'image', mediaType: 'image/png', base64: 'AA==' },
      ],
    },
  ],
  maxOutputTokens: 5,
  tools: [{ name: 'f', description: 'd', schema }],
  format: { name: 'form', description: 'd', schema },
};
const generic = profileFor('https://example.com/v1');
const chat = (profile: Partial<EndpointProfile> = {}, request = full) => chatProtocol.body(request, { ...generic, ...profile });

describe('chat', () => {
  test('everything in its place', () => {
    expect(chat()).toEqual({
      model: 'm',
      messages: [
        { role: 'system', content: 'Rules.' },
        { role: 'user', content: 'Text\n\nTask' },
        { role: 'assistant', content: 'Answer', tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } }] },
        { role: 'tool', tool_call_id: 'c', content: 'result' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Look' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } },
          ],
        },
      ],
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: 5,
      tools: [{ type: 'function', function: { name: 'f', description: 'd', parameters: schema, strict: true } }],
      response_format: { type: 'json_schema', json_schema: { name: 'form', description: 'd', schema, strict: true } },
    });
  });

  test('each flag of a profile', () => {
    expect(chat({ tokenField: 'max_completion_tokens' })).toMatchObject({ max_completion_tokens: 5 });
    expect(chat({ usageInStream: false })).not.toHaveProperty('stream_options');
    expect(chat({ streams: false })).toMatchObject({ stream: false });
    expect(chat({ streams: false })).not.toHaveProperty('stream_options');
    expect(chat({ tools: false })).not.toHaveProperty('tools');
    expect(chat({ structured: 'object' })).toMatchObject({ response_format: { type: 'json_object' } });
    expect(chat({ structured: 'none' })).not.toHaveProperty('response_format');
    expect(chat({ systemRole: 'developer' })).toMatchObject({ messages: [{ role: 'developer', content: 'Rules.' }, {}, {}, {}, {}] });
    expect(chat({ systemRole: 'user' })).toMatchObject({ messages: [{ role: 'user', content: 'Rules.\n\nText\n\nTask' }, {}, {}, {}] });
    expect(chat({ reasoningField: 'reasoning_content' })).toMatchObject({ messages: [{}, {}, { reasoning_content: 'Hm' }, {}, {}] });
  });

  test('the reasoning goes back to nobody else', () => expect(JSON.stringify(chat())).not.toContain('Hm'));
});

test('responses: everything in its place, nothing kept there, no less than 16 tokens', () => {
  expect(responsesProtocol.body(full, profileFor('https://api.openai.com/v1'))).toEqual({
    model: 'm',
    instructions: 'Rules.',
    input: [
      {
        role: 'user',
        content: [
          { type: 'input_text', text: 'Text' },
          { type: 'input_text', text: 'Task' },
        ],
      },
      { role: 'assistant', content: 'Answer' },
      { type: 'function_call', call_id: 'c', name: 'f', arguments: '{}' },
      { type: 'function_call_output', call_id: 'c', output: 'result' },
      {
        role: 'user',
        content: [
          { type: 'input_text', text: 'Look' },
          { type: 'input_image', image_url: 'data:image/png;base64,AA==', detail: 'auto' },
        ],
      },
    ],
    stream: true,
    store: false,
    max_output_tokens: 16,
    tools: [{ type: 'function', name: 'f', description: 'd', parameters: schema, strict: true }],
    text: { format: { type: 'json_schema', name: 'form', description: 'd', schema, strict: true } },
  });
});
