import type { Action } from '@/utils/schema/action';
import { answerLanguage, sentences, userWish } from './language';
import { variantsOption, variantsTask } from './variants';

const intents: Record<string, string> = {
  answer: 'Answer what is asked.',
  accept: 'Accept.',
  decline: 'Decline politely.',
  ask: 'Ask for what is missing.',
  thank: 'Say thanks.',
};

export const reply: Action = {
  id: 'reply',
  prominent: false,
  tier: 'balanced',
  menu: { selection: 'menu_reply', editable: 'menu_reply' },
  inField: 'page',
  reads: 'required',
  instruction: 'optional',
  writes: true,
  lands: 'behind',
  changes: false,
  onDevice: false,
  options: [{ id: 'intent', labels: 'messages', values: Object.keys(intents), initial: 'answer', shown: 'chips' }, variantsOption],
  task: (context) =>
    sentences(
      'Draft a reply to the last message of the text, in the name of the user. Promise nothing and state no fact that is not given.',
      intents[context.options.intent ?? ''] ?? '',
      answerLanguage(context),
      userWish(context),
      'Give the reply alone, ready to be sent, without a subject line or comment.',
      variantsTask(context),
    ),
};
