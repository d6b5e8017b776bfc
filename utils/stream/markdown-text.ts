/**
 * Characters that a reader cannot see but that change what is read: bidirectional embeddings, overrides and isolates, and the tag
 * characters that can carry a second, hidden text. Direction marks (U+200E, U+200F) stay: right-to-left scripts need them.
 */
const INVISIBLE = /[\u202a-\u202e\u2066-\u2069]|[\u{e0000}-\u{e007f}]/gu;

/** The text without invisible control characters, with plain line ends. */
export function shownText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '');
}

/** How much of a growing text can be cleaned now: all of it but half a character or half a line end at its end. */
export function shownLength(text: string): number {
  return /[\r\ud800-\udbff]$/.test(text) ? text.length - 1 : text.length;
}
