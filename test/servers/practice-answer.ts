import type { LoggedRequest } from './request-log.ts';

/** All user text of a request, oldest first; understands both protocols. */
export function userText({ body }: Pick<LoggedRequest, 'body'>): string {
  const { messages, input } = (body ?? {}) as { messages?: unknown; input?: unknown };
  if (typeof input === 'string') return input;
  const turns = Array.isArray(messages) ? messages : Array.isArray(input) ? input : [];
  return turns
    .filter((turn): turn is { content: unknown } => typeof turn === 'object' && turn !== null && 'role' in turn && turn.role === 'user')
    .map(({ content }) => (typeof content === 'string' ? content : Array.isArray(content) ? content.map(partText).join('\n') : ''))
    .join('\n\n');
}

const partText = (part: unknown): string =>
  typeof part === 'object' && part !== null && 'text' in part && typeof part.text === 'string' ? part.text : '';

/** A useful answer without any model: it says what it is, and shows every kind of formatting that answers have. */
export function practiceAnswer(request: Pick<LoggedRequest, 'body'>): string {
  const text = userText(request);
  const words = text.split(/\s+/).filter(Boolean);
  // Postil puts the page's text between two equal lines; without them, all of it is the text.
  const between = /^(=== .* ===)\n([^]*?)\n\1$/m.exec(text)?.[2] ?? text;
  const plain = between
    .split('\n')
    .filter((line) => /[\p{L}\p{N}]/u.test(line) && !/^\s*[<[]/.test(line))
    .join(' ');
  const beginning = plain.split(/\s+/).filter(Boolean).slice(0, 12).join(' ');
  return `## Practice answer

No AI wrote this: it comes from the practice model, so that every screen can be tried without a key. It was sent **${words.length} words**, which begin:

> ${beginning || '(nothing)'} …

### What a real model would do here

1. Read the whole text that you see under *Source*.
2. Answer in the language of the text, or in the one you chose.
3. Stop when it is done, or say why it could not go on.

| Step | Who does it | Where |
| --- | --- | --- |
| Reading the page | Postil | in the tab |
| Sending it | Postil | to your server alone |
| Answering | the model | on that server |

\`\`\`ts
const answer = await summarize(selection);
\`\`\`

To use a real model, open the settings, choose a provider and add a key.
`;
}
