import { describe, expect, test } from 'vitest';
import { baseUrlOf, modelFor, providerById, providers } from '@/utils/providers/index';
import { profileFor } from '@/utils/providers/profiles';

describe('providers', () => {
  test('an id that nobody knows sends nothing anywhere', () => {
    expect(providerById('no-such-thing').place).toBe('on-device');
    expect(baseUrlOf({ providerId: 'no-such-thing', baseUrl: 'https://evil.example/v1' })).toBe('');
    expect(modelFor({ providerId: 'no-such-thing', model: 'x' }, 'fast')).toBe('');
  });

  test('ids are unique and every suggested address is a real one without a slash at its end', () => {
    expect(new Set(providers.map(({ id }) => id)).size).toBe(providers.length);
    const urls = providers.flatMap(({ baseUrl, suggestedBaseUrls }) => [baseUrl, ...suggestedBaseUrls.map(({ url }) => url)]);
    for (const url of urls.filter(Boolean)) expect(`${new URL(url).origin}${new URL(url).pathname}`).toBe(url);
  });

  test("the user's model wins over the tier's; a compatible server has none of its own", () => {
    expect(modelFor({ providerId: 'openai', model: '' }, 'fast')).toBe('gpt-6-luna');
    expect(modelFor({ providerId: 'openai', model: 'mine' }, 'best')).toBe('mine');
    expect(modelFor({ providerId: 'compatible', model: '' }, 'best')).toBe('');
  });
});

describe('profiles', () => {
  test.each([
    ['https://api.openai.com/v1', 'openai', 'responses', 'max_output_tokens'],
    ['https://api.openai.com/v1', 'compatible', 'responses', 'max_output_tokens'],
    ['http://127.0.0.1:4000/v1', 'openai', 'responses', 'max_output_tokens'],
    ['http://127.0.0.1:4000/v1', 'compatible', 'chat', 'max_tokens'],
    ['https://mine.openai.azure.com/openai/v1', 'compatible', 'chat', 'max_completion_tokens'],
    ['https://notapi.openai.com.evil.example/v1', 'compatible', 'chat', 'max_tokens'],
  ])('%s for %s speaks %s with %s', (baseUrl, providerId, protocol, tokenField) => {
    expect(profileFor(baseUrl, providerId)).toMatchObject({ protocol, tokenField });
  });

  test('Ollama is known by its port', () => {
    expect(profileFor('http://192.168.1.7:11434/v1', 'local')).toMatchObject({ originFix: true, contextHint: 4_096 });
    expect(profileFor('http://192.168.1.7:1234/v1', 'local').originFix).toBe(false);
  });
});
