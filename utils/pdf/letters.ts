/** Scripts without blanks between words: their lines are joined as they stand, and their letters are all as wide as each other. */
export const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\u3000-\u303F\uFF00-\uFFEF]/u;

/** Forms of marks for vertical lines (Unicode blocks Vertical Forms and CJK Compatibility Forms). */
const UPRIGHT = /[\uFE10-\uFE19\uFE30-\uFE44\uFE47\uFE48]/g;

/** The mark as a horizontal line has it: as wide as a letter. */
function lying(mark: string): string {
  const plain = mark.normalize('NFKC');
  const code = plain.charCodeAt(0);
  return plain.length === 1 && code > 0x20 && code < 0x7f ? String.fromCharCode(code + 0xfee0) : plain;
}

/** A text from vertical lines as one of horizontal lines is written. */
export const laidDown = (text: string): string => text.replace(UPRIGHT, lying);

/** What no text is written with: control characters, places without a character, private characters other than single marks such as bullets. */
const MEANINGLESS = /[\p{Cc}\p{Cn}\uFFFD]|\p{Co}{3,}/gu;
/** Larger shares of them come from fonts that do not say which characters their letters stand for. */
const SHARE = 0.04;
/** Most texts are of these alone. */
const PLAIN = /^[ -~]*$/;

/**
 * The fonts of a page whose letters stand for no known characters. Where a file does not tell, the number of the letter in the font comes
 * in place of the character: the blanks and marks among them are control characters then. (Fonts whose numbers all happen to be letters
 * of some script cannot be told.)
 */
export function undecodedFonts(items: readonly { readonly str: string; readonly fontName: string }[]): Set<string> {
  const known = new Map<string, { all: number; meaningless: number }>();
  for (const { str, fontName } of items) {
    const count = known.get(fontName) ?? { all: 0, meaningless: 0 };
    count.all += str.length;
    if (!PLAIN.test(str)) for (const [found] of str.matchAll(MEANINGLESS)) count.meaningless += found.length;
    known.set(fontName, count);
  }
  return new Set([...known].flatMap(([font, { all, meaningless }]) => (meaningless > SHARE * all ? [font] : [])));
}
