import type * as z from 'zod/mini';

/** Where and what; zod/mini has no words of its own. */
export function issueText({ path, code, ...rest }: z.core.$ZodIssue): string {
  const expected = 'expected' in rest ? `expected ${String(rest.expected)}` : code.replaceAll('_', ' ');
  return `${path.map(String).join('.') || 'the whole'}: ${expected}`;
}
