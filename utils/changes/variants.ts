const HEAD = /^[^\S\n]*={3}[^\S\n]*version[^\S\n]+(\d)[^\S\n]*={3}[^\S\n]*$/gim;

/** The line that begins a version of an answer with several; `versionsTask` asks the model for it. */
export const versionHead = (number: string): string => `=== version ${number} ===`;

/**
 * The versions in an answer that was asked for several. One whose head line is not there is one version; what stands before the first head
 * is none. While an answer is coming, a head that is not whole yet is left out.
 */
export function versionsIn(text: string, live = false): string[] {
  const shown = live ? text.replace(/\n[^\S\n]*=[^\n]*$/, '') : text;
  const heads = [...shown.matchAll(HEAD)];
  if (heads.length === 0) return /^\s*=[^\n]*$/.test(shown) && live ? [''] : [shown];
  return heads.map(({ 0: head, index }, at) => shown.slice(index + head.length, heads[at + 1]?.index ?? shown.length).trim());
}
