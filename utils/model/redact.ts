/** Shapes of keys, and the half-hidden ones that servers repeat in their messages. */
const KEY_LIKE = /\b(?:sk|pk|gsk|xai|rk|key|AIza)[-_]?[\w-]*\w{12,}|[\w-]*\*{3,}[\w-]*/g;
const PIECE = 8;
const MAX_DETAIL = 500;

/** A server's own words with every trace of a key taken out, at most 500 characters. */
export function redact(text: string, key: string): string {
  let clean = text.slice(0, 4 * MAX_DETAIL).replaceAll(KEY_LIKE, '…');
  for (let from = 0; from + PIECE <= key.length; from++) clean = clean.replaceAll(key.slice(from, from + PIECE), '…');
  if (key && key.length < PIECE) clean = clean.replaceAll(key, '…');
  return clean
    .replaceAll(/…[\w-]*…/g, '…')
    .trim()
    .slice(0, MAX_DETAIL);
}
