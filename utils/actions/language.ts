import type { PromptContext } from '@/utils/schema/action';

/** The sentence that settles the language of an answer. */
export function answerLanguage({ outputLanguage }: PromptContext): string {
  return outputLanguage ? `Answer in ${outputLanguage}.` : 'Answer in the language of the text.';
}

/** The user's own words on how to do it, as a sentence of the task; empty without any. */
export function userWish({ instruction }: PromptContext): string {
  return instruction ? `The user adds: ${instruction}` : '';
}

/** Joins the sentences of a task, leaving out empty ones. */
export function sentences(...parts: string[]): string {
  return parts.filter(Boolean).join('\n');
}
