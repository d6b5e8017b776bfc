import { describe, expect, it } from 'vitest';
import { versionHead, versionsIn } from '@/utils/changes/variants';

const answer = `${versionHead('1')}\nDear Ana,\n\nthank you.\n\n${versionHead('2')}\nHello Ana!\n${versionHead('3')}\nAna, thanks.`;

describe('versions of an answer', () => {
  it('are told apart by their head lines', () => {
    expect(versionsIn(answer)).toEqual(['Dear Ana,\n\nthank you.', 'Hello Ana!', 'Ana, thanks.']);
  });

  it('is one where the model wrote no heads', () => expect(versionsIn('Dear Ana')).toEqual(['Dear Ana']));

  it('leaves out what stands before the first head', () => {
    expect(versionsIn(`Here are two:\n${answer}`)[0]).toBe('Dear Ana,\n\nthank you.');
  });

  it('never shows a part of a head line while the answer is coming', () => {
    for (let end = 0; end <= answer.length; end += 1) expect(versionsIn(answer.slice(0, end), true).join('\n')).not.toContain('=');
  });
});
