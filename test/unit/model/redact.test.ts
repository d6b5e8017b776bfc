import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact } from '@/utils/model/redact';

test('no eight characters of a key of any shape are left', () => {
  const key = fc.string({ unit: fc.constantFrom(...'abcdefXYZ0123456789.:/+='.split('')), minLength: 8, maxLength: 60 });
  fc.assert(
    fc.property(key, fc.lorem(), fc.lorem(), (secret, before, after) => {
      const clean = redact(`${before} ${secret} ${after} "${secret.slice(2)}"`, secret);
      for (let from = 0; from + 8 <= secret.length; from++) expect(clean).not.toContain(secret.slice(from, from + 8));
    }),
  );
});

test.each([
  ['Incorrect API key provided: sk-proj-abcdefghijklmnop. See …', 'Incorrect API key provided: …. See …'],
  ['Key sk-ab********wxyz is wrong', 'Key … is wrong'],
  ['Nothing secret here: max_tokens is too large: 5000', 'Nothing secret here: max_tokens is too large: 5000'],
])('%s', (text, clean) => expect(redact(text, 'another-key-of-the-user')).toBe(clean));

test('a server that talks for long is cut short', () => expect(redact('a b '.repeat(10_000), '')).toHaveLength(500));
