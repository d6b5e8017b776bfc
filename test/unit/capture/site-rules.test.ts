import { describe, expect, it } from 'vitest';
import { ruleFor } from '@/utils/capture/site-rules';

const rule = (host: string) => ({ host, keep: 'main', drop: '' });

describe('ruleFor', () => {
  it('takes the rule that names the host most closely', () => {
    const rules = [rule('example.com'), rule('docs.example.com'), rule('com')];
    expect(ruleFor('docs.example.com', rules)?.host).toBe('docs.example.com');
    expect(ruleFor('www.example.com', rules)?.host).toBe('example.com');
    expect(ruleFor('example.org', rules)).toBeUndefined();
  });

  it('does not take one name for the end of another', () => {
    expect(ruleFor('badexample.com', [rule('example.com')])).toBeUndefined();
  });

  it('puts the user’s own before the built-in ones', () => {
    expect(ruleFor('de.wikipedia.org', [])?.drop).toContain('.navbox');
    expect(ruleFor('de.wikipedia.org', [rule('wikipedia.org')])?.drop).toBe('');
  });
});
