import type { InsertRefusal } from '@/utils/schema/page';
import { isTextArea, type TextField } from '@/utils/capture/nodes';
import { fieldRefusal, type FieldPlace } from './place';
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

async function takes(field: TextField, wanted: string): Promise<boolean> {
  if (field.value !== wanted) return false;
  await pause(SETTLE_MS);
  return field.value === wanted;
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
  const { field } = place;
  const refusal = fieldRefusal(field);
  if (refusal) return refusal;
  const found = findAgain(field.value, place);
  if (!found) return 'text-changed';
  const span = mode === 'insert' ? { start: found.end, end: found.end } : found;
  const text = isTextArea(field) ? draft : draft.replace(/\s*\n\s*/g, ' ');
  const before = field.value;
  const wanted = before.slice(0, span.start) + text + before.slice(span.end);
  if (!mark(field, span)) return 'not-accepted';
  document.execCommand('insertText', false, text);
  if (await takes(field, wanted)) return undefined;
  await takeBack(field, before);
  if (field.value !== before) return 'not-accepted';
  setText(field, span, text);
  if (await takes(field, wanted)) return undefined;
  await takeBack(field, before);
  return 'not-accepted';
}
