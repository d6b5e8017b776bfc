import { describe, expect, test } from 'vitest';
import { callUrl, checkedBaseUrl, isPrivateHost } from '@/utils/providers/address';

const url = (text: string) => {
  const checked = checkedBaseUrl(text);
  return 'url' in checked ? checked.url : checked.failure.code;
};

describe('checkedBaseUrl', () => {
  test.each([
    ['https://api.openai.com/v1', 'https://api.openai.com/v1'],
    [' https://api.openai.com/v1/ ', 'https://api.openai.com/v1'],
    ['https://api.openai.com/v1/chat/completions', 'https://api.openai.com/v1'],
    ['https://api.openai.com/v1/responses/', 'https://api.openai.com/v1'],
    ['https://api.openai.com/v1/models', 'https://api.openai.com/v1'],
    ['api.openai.com/v1', 'https://api.openai.com/v1'],
    ['https://api.openai.com', 'https://api.openai.com'],
    ['localhost:11434/v1', 'http://localhost:11434/v1'],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://0.0.0.0:8080/v1', 'http://127.0.0.1:8080/v1'],
    ['http://192.168.1.5:1234/v1', 'http://192.168.1.5:1234/v1'],
    ['http://[::1]:8080/v1', 'http://[::1]:8080/v1'],
    ['http://nas.local:11434/v1', 'http://nas.local:11434/v1'],
    ['http://workstation:11434/v1', 'http://workstation:11434/v1'],
    ['https://example.com/a/v1beta/openai', 'https://example.com/a/v1beta/openai'],
    ['https://mine.openai.azure.com/openai/v1/', 'https://mine.openai.azure.com/openai/v1'],
    [
      'https://mine.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=2024-10-21',
      'https://mine.openai.azure.com/openai/deployments/gpt?api-version=2024-10-21',
    ],
  ])('%s is %s', (text, expected) => expect(url(text)).toBe(expected));

  test.each([
    ['', 'bad-address'],
    ['hello world', 'bad-address'],
    ['ftp://example.com/v1', 'bad-address'],
    ['javascript://example.com/%0aalert(1)', 'bad-address'],
    ['file:///etc/passwd', 'bad-address'],
    ['https://user:secret@example.com/v1', 'bad-address'],
    ['https://example.com/v1?key=secret', 'bad-address'],
    ['https://example.com/v1?api-version=1&key=secret', 'bad-address'],
    ['https://example.com/v1?api-version=%2F..', 'bad-address'],
    ['https://example.com/v1#x', 'bad-address'],
    ['http://api.openai.com/v1', 'insecure-address'],
    ['http://8.8.8.8/v1', 'insecure-address'],
    ['http://169.254.169.254/latest', 'insecure-address'],
    ['http://127.0.0.1.evil.example/v1', 'insecure-address'],
    ['http://localhost.evil.example/v1', 'insecure-address'],
    ['http://172.32.0.1/v1', 'insecure-address'],
    ['http://[2001:db8::1]/v1', 'insecure-address'],
  ])('%s is refused: %s', (text, expected) => expect(url(text)).toBe(expected));
});

test('the address of a call', () => {
  expect(callUrl('https://example.com', '/models').href).toBe('https://example.com/models');
  expect(callUrl('https://example.com/a/v1', '/chat/completions').href).toBe('https://example.com/a/v1/chat/completions');
  expect(callUrl('https://mine.openai.azure.com/openai/deployments/gpt?api-version=2024-10-21', '/chat/completions').href).toBe(
    'https://mine.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=2024-10-21',
  );
});

test.each([
  ['10.1.2.3', true],
  ['172.16.0.1', true],
  ['172.31.255.255', true],
  ['100.64.0.1', true],
  ['[fd00::1]', true],
  ['[fe80::1]', true],
  ['box.home.arpa', true],
  ['11.0.0.1', false],
  ['100.128.0.1', false],
  ['example.com', false],
  ['', false],
])('%s in a private network: %s', (host, expected) => expect(isPrivateHost(host)).toBe(expected));
