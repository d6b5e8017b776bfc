/**
 * Characters that no reader sees: soft hyphens, zero-width spaces and joiners between words, byte-order marks, direction overrides,
 * controls. The joiners U+200C and U+200D stay: Persian words and emoji need them.
 */
const INVISIBLE =
  /[\u00AD\u034F\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** Code points in which whole sentences can be smuggled unseen: Unicode tags, the variation selectors' supplement, runs of selectors. */
const SMUGGLED = /[\u{E0000}-\u{E0FFF}]+|[\uFE00-\uFE0F]{2,}/gu;

/** Text as a reader sees it, and how many UTF-16 units of hidden writing were taken out of it. */
export function cleanText(raw: string): { text: string; hidden: number } {
  const text = raw.replace(SMUGGLED, '');
  return { text: text.replace(INVISIBLE, ''), hidden: raw.length - text.length };
}

/** Length of a text with its white space collapsed, as it is drawn. Cheap: nothing is copied. */
export function drawnLength(raw: string): number {
  let length = 0;
  let space = true;
  for (let i = 0; i < raw.length; i += 1) {
    const code = raw.charCodeAt(i);
    const blank = code === 32 || (code >= 9 && code <= 13);
    if (!blank || !space) length += 1;
    space = blank;
  }
  return space && length > 0 ? length - 1 : length;
}
