import { describe, expect, it } from 'vitest';
import { actionById } from '@/utils/actions/index';
import { variantHead, variantsIn } from '@/utils/changes/variants';

const answer = `${variantHead('1')}\nDear Ana,\n\nthank you.\n\n${variantHead('2')}\nHello Ana!\n${variantHead('3')}\nAna, thanks.`;

describe('variants of an answer', () => {
  it('are told apart by their head lines', () => {
    expect(variantsIn(answer)).toEqual(['Dear Ana,\n\nthank you.', 'Hello Ana!', 'Ana, thanks.']);
  });

  it('is one where the model wrote no heads', () => expect(variantsIn('Dear Ana')).toEqual(['Dear Ana']));

  it('leaves out what stands before the first head', () => {
    expect(variantsIn(`Here are two:\n${answer}`)[0]).toBe('Dear Ana,\n\nthank you.');
  });

  it('never shows a part of a head line while the answer is coming', () => {
    for (let end = 0; end <= answer.length; end += 1) expect(variantsIn(answer.slice(0, end), true).join('\n')).not.toContain('=');
  });

  it.each(['rewrite', 'reply', 'draft'])('are told apart as %s asks for them', (id) => {
    const context = { instruction: '', outputLanguage: '', languageName: String, scope: 'selection' } as const;
    const task = (variants: string) => actionById(id).task({ ...context, options: { variants } });
    expect(task('3')).toContain(variantHead('N'));
    expect(task('1')).not.toContain('variant');
  });
});
