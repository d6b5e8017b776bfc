import type { InsertRefusal, PageInsertion, PageRequest } from '@/utils/schema/page';
import { insertIntoField } from './field';
import { rememberedPlace } from './place';
import { insertIntoRich } from './rich';

export { remember } from './place';

function put(draft: string, mode: 'insert' | 'replace'): Promise<InsertRefusal | undefined> {
  const place = rememberedPlace();
  if (!place) return Promise.resolve('no-place');
  return place.kind === 'field' ? insertIntoField(place, draft, mode) : insertIntoRich(place, draft, mode);
}

/**
 * Puts a text where the selection was at the last capture in this document, `replace`s it or `insert`s behind it. The place is looked for first
 * and the text read back afterwards; where either fails, nothing is left changed and the refusal says why.
 */
export async function insert(request: Extract<PageRequest, { kind: 'insert' }>): Promise<PageInsertion> {
  const refusal = await put(request.text.replace(/\r\n?/g, '\n'), request.mode);
  return refusal ? { kind: 'insert', done: false, refusal } : { kind: 'insert', done: true };
}
