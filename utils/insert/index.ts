import type { InsertRefusal, PageInsertion, PageRequest } from '@/utils/schema/page';
import { insertIntoField } from './field';
import { isHere } from './here';
import { knowsPlaces, placeNamed, type CopiedText } from './place';
import { insertByProxy } from './proxy';
import { insertIntoRich } from './rich';

export { answerField } from './answer-field';
export { atParagraph } from './paragraph';
export { innermostFocus, remember, rememberField } from './place';

type Insertion = Extract<PageRequest, { kind: 'insert' }>;

async function put({ place: name, text, mode, reworded = false }: Insertion, copied: CopiedText): Promise<InsertRefusal | undefined> {
  const place = placeNamed(name);
  const draft = text.replace(/\r\n?/g, '\n');
  switch (place?.kind) {
    case undefined:
      // Chromium runs a script for a document that has been left in the one that came after it.
      return knowsPlaces() ? 'no-place' : 'page-gone';
    case 'secret':
      return 'password';
    case 'field':
      return insertIntoField(place, draft, mode);
    case 'proxy':
      return insertByProxy(place, draft, mode, copied);
    case 'rich':
      return insertIntoRich(place, draft, mode, reworded);
  }
}

/**
 * Puts a text where the selection was when the place was remembered: `replace`s it or `insert`s behind it. The place is looked for first
 * and the text read back afterwards; where either fails, nothing is left changed and the refusal says why. There is none where the caret was
 * to be `here` and is not.
 */
export async function insert(request: Insertion, copied: CopiedText): Promise<PageInsertion> {
  if (request.here && !isHere(placeNamed(request.place), copied)) return { kind: 'insert', done: false };
  const refusal = await put(request, copied);
  return refusal ? { kind: 'insert', done: false, refusal } : { kind: 'insert', done: true };
}
