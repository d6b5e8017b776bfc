import type { InsertRefusal } from '@/utils/schema/page';
import { isTextArea, isTextField, type TextField } from '@/utils/capture/nodes';
import { fieldRefusal, type FieldPlace } from './place';
import { squash } from './rich-text';
import { typeAsKeys } from './command-way';
import { becomes, pause } from './wait';

/** Text on each side of the place that has to be the same, where the rest of the field has changed. */
const NEIGHBOURS = 200;

/** How long a framework may take to put its own idea of the value back, in milliseconds. */
const SETTLE_MS = 40;

interface Span {
  start: number;
  end: number;
}

/** Where the remembered place is now; undefined if it is not there exactly once. */
function findAgain(value: string, place: FieldPlace): Span | undefined {
  if (value === place.value) return place;
  const from = Math.max(0, place.start - NEIGHBOURS);
  const known = place.value.slice(from, place.end + NEIGHBOURS);
  const at = value.indexOf(known);
  if (known === '' || at < 0 || value.includes(known, at + 1)) return undefined;
  const start = at + place.start - from;
  return { start, end: start + place.end - place.start };
}

const attributesOf = (element: Element) => [...element.attributes].map(({ name, value }) => `${name}=${value}`).sort();

/** The field, or the one like it with the same text that a page has put in its place, as some do when the focus leaves it. */
function fieldNow({ field, value }: FieldPlace): TextField {
  if (field.isConnected) return field;
  const own = attributesOf(field).join('\n');
  const isLike = (one: Element): one is TextField => isTextField(one) && one.value === value && attributesOf(one).join('\n') === own;
  const [like, ...more] = value === '' ? [] : [...document.querySelectorAll(field.localName)].filter(isLike);
  return like && more.length === 0 ? like : field;
}

/** Marks the span; false in fields that have no positions, unless the whole field is meant. */
function mark(field: TextField, { start, end }: Span): boolean {
  field.focus({ preventScroll: true });
  if (field.selectionStart !== null) {
    // Set anew even where nothing changes: it closes the step of typing, so that one undo takes the draft only.
    field.setSelectionRange(start, end);
    return true;
  }
  if (start !== 0 && end !== field.value.length) return false;
  field.select();
  return field.value.length === end - start;
}

/** Sets the text without the editing command: no undo, but frameworks see it. */
function setText(field: TextField, { start, end }: Span, text: string): void {
  if (field.selectionStart === null) field.value = text;
  else field.setRangeText(text, start, end, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }));
}

/** Types the text; true if the field told of it. */
function typeHeard(field: TextField, text: string): boolean {
  let heard = false;
  const listen = () => {
    heard = true;
  };
  field.addEventListener('input', listen, { once: true, capture: true });
  typeAsKeys(field, text);
  field.removeEventListener('input', listen, { capture: true });
  return heard;
}

/** Whether a field holds what it should. A page may set white space and capitals by a rule of its own; no letter may be another. */
function holds({ value }: TextField, wanted: string, before: string): boolean {
  const letters = (text: string) => squash(text).toLowerCase();
  return value === wanted || (value !== before && letters(value) === letters(wanted));
}

async function takes(field: TextField, wanted: string, before: string): Promise<boolean> {
  if (!holds(field, wanted, before)) return false;
  await pause(SETTLE_MS);
  return holds(field, wanted, before);
}

/** Puts the old value back after a wrong attempt. */
async function takeBack(field: TextField, before: string): Promise<void> {
  if (field.value === before) return;
  document.execCommand('undo');
  if (await becomes(() => field.value === before, SETTLE_MS)) return;
  setText(field, { start: 0, end: field.value.length }, before);
}

/**
 * Puts a text into a text box or an input: by the editing command, which one undo takes back and frameworks see, else by setting it.
 * A line of input has no line breaks: there they become spaces. Returns the refusal, or undefined when the text was read back.
 */
export async function insertIntoField(place: FieldPlace, draft: string, mode: 'insert' | 'replace'): Promise<InsertRefusal | undefined> {
  const field = fieldNow(place);
  const refusal = fieldRefusal(field);
  if (refusal) return refusal;
  const found = findAgain(field.value, place);
  if (!found) return 'text-changed';
  const span = mode === 'insert' ? { start: found.end, end: found.end } : found;
  const text = isTextArea(field) ? draft : draft.replace(/\s*\n\s*/g, ' ');
  const before = field.value;
  const wanted = before.slice(0, span.start) + text + before.slice(span.end);
  // A script could pass the field's limit, but what it is for could not.
  if (field.maxLength >= 0 && wanted.length > field.maxLength) return 'not-accepted';
  if (!mark(field, span)) return 'not-accepted';
  const heard = typeHeard(field, text);
  if (await takes(field, wanted, before)) return undefined;
  await takeBack(field, before);
  // Who heard of the text and did not keep it would not keep it the second time, or has it elsewhere already.
  if (heard || field.value !== before) return 'not-accepted';
  setText(field, span, text);
  if (await takes(field, wanted, before)) return undefined;
  await takeBack(field, before);
  return 'not-accepted';
}
