/**
 * Characters that a reader cannot see but a model reads: tag characters (U+E0000 block), zero-width marks, bidi overrides and isolates,
 * soft hyphens. Joiners that scripts and emoji need (U+200C, U+200D) stay.
 */
const UNSEEN = /[\u00AD\u180E\u200B\u2060-\u2064\u202A-\u202E\u2066-\u2069\u206A-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu;

/** The text without characters that nobody sees. */
export function cleanText(text: string): string {
  return text.replace(UNSEEN, '');
}
