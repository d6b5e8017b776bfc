const HEAD = /^[^\S\n]*={3}[^\S\n]*variant[^\S\n]+(\d)[^\S\n]*={3}[^\S\n]*$/gim;

/** The line that begins a variant of an answer with several; `variantsTask` asks the model for it. */
export const variantHead = (number: string): string => `=== variant ${number} ===`;

/**
 * The variants in an answer that was asked for several. One whose head line is not there is one variant; what stands before the first head
 * is none. While an answer is coming, a head that is not whole yet is left out.
 */
export function variantsIn(text: string, live = false): string[] {
  const shown = live ? text.replace(/\n[^\S\n]*=[^\n]*$/, '') : text;
  const heads = [...shown.matchAll(HEAD)];
  if (heads.length === 0) return /^\s*=[^\n]*$/.test(shown) && live ? [''] : [shown];
  return heads.map(({ 0: head, index }, at) => shown.slice(index + head.length, heads[at + 1]?.index ?? shown.length).trim());
}
