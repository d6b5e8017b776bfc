import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { moveKey } from '@/utils/background/move-key';
import { readKey, saveKey } from '@/utils/storage/keyring';

const GROQ = 'https://api.groq.com/openai/v1';
const OPENAI = 'https://api.openai.com/v1';

test('a key goes to the server that such keys are made for, and is no longer where it was', async () => {
  await saveKey('https://api.openai.com', 'gsk_0123456789abcd9f2c');
  expect(await moveKey(OPENAI, GROQ)).toEqual({ hint: '9f2c' });
  expect(await readKey('https://api.groq.com')).toBe('gsk_0123456789abcd9f2c');
  expect(await readKey('https://api.openai.com')).toBe('');
});

test.each([
  ['a key of anybody', 'sk-0123456789abcdef', GROQ],
  ['to another server', 'gsk_0123456789abcdef', 'https://evil.example/v1'],
  ['to no address', 'gsk_0123456789abcdef', 'nonsense'],
  ['no key at all', '', GROQ],
])('%s stays where it is', async (_, key, to) => {
  await saveKey('https://api.openai.com', key);
  expect(await moveKey(OPENAI, to)).toEqual({ hint: '' });
  expect(await readKey('https://api.openai.com')).toBe(key);
});
