import { parsed } from './json';

/** The JSON in an answer that may have words or a fence around it; undefined if there is none that is whole. */
export function jsonIn(text: string): unknown {
  const whole = parsed(text);
  if (whole !== undefined) return whole;
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  return start < 0 || end < start ? undefined : parsed(text.slice(start, end + 1));
}

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** What can be read already of an object that is still being written; undefined before its first brace. Half-written names and numbers are left out. */
export function partialJson(text: string): unknown {
  const start = text.indexOf('{');
  if (start < 0) return undefined;
  const open: string[] = [];
  // After every value there is a place where the text can be closed: the last one that gives JSON wins.
  let inString = false;
  let safe = '';
  for (let at = start; at < text.length; at++) {
    const char = text[at] ?? '';
    if (inString) {
      if (char === '\\') at++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') {
      open.push(CLOSING[char] ?? '');
      safe = text.slice(start, at + 1) + closed(open);
    } else if (char === '}' || char === ']') {
      open.pop();
      safe = text.slice(start, at + 1) + closed(open);
      if (open.length === 0) return parsed(safe);
    } else if (char === ',') safe = text.slice(start, at) + closed(open);
  }
  const unfinished = inString ? parsed(`${text.slice(start).replace(/\\(?:u[\da-f]{0,3})?$/i, '')}"${closed(open)}`) : undefined;
  return unfinished ?? parsed(safe);
}

const closed = (open: readonly string[]): string => open.toReversed().join('');
