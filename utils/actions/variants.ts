import type { ActionOption, PromptContext } from '@/utils/schema/action';

/** How many variants of a text are asked for at once. */
export const variantsOption: ActionOption = { id: 'variants', labels: 'messages', values: ['1', '2', '3', '4'], initial: '1' };

/** The sentence that asks for several variants in one answer; `utils/changes/variants` takes them apart again. Empty for one. */
export function variantsTask({ options }: PromptContext): string {
  const count = options.variants ?? '1';
  return count === '1'
    ? ''
    : `Write ${count} variants that differ clearly from each other, each whole. Before each one stands a line with nothing but === variant N ===, with its number for N.`;
}
