import type { ActionOption, PromptContext } from '@/utils/schema/action';

/** How many versions of a text are asked for at once. */
export const versionsOption: ActionOption = { id: 'versions', labels: 'messages', values: ['1', '2', '3', '4'], initial: '1' };

/** The sentence that asks for several versions in one answer; `utils/changes/variants` takes them apart again. Empty for one. */
export function versionsTask({ options }: PromptContext): string {
  const count = options.versions ?? '1';
  return count === '1'
    ? ''
    : `Write ${count} versions that differ clearly from each other, each whole. Before each one stands a line with nothing but === version N ===, with its number for N.`;
}
