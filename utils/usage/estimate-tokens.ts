/**
 * One run of characters that tokenizers treat alike. The order matters: scripts without spaces come before words.
 * Groups: 1 Han, 2 kana, 3 Hangul, 4 ASCII word, 5 word of other letters, 6 digits, 7 line ends, 8 run of spaces, 9 anything else.
 */
const RUN =
  /(\p{Script=Han}+)|([\p{Script=Hiragana}\p{Script=Katakana}ー]+)|(\p{Script=Hangul}+)|([a-zA-Z]+(?![\p{L}\p{M}]))|([[\p{L}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]]+)|(\p{N}+)|(\s*\n\s*)|(\s{2,})|([^\s\p{L}\p{M}\p{N}]+)/gv;

const asciiWord = (length: number): number => (length <= 6 ? 1 : length <= 10 ? 1.25 : 1 + (length - 6) / 5.2);
const otherWord = (length: number): number => Math.max(1, 1 + (length - 3) / 3.4);

/**
 * About how many tokens a text has in a current vocabulary (o200k and its like): no tokenizer is shipped, they weigh a megabyte.
 * Against o200k, texts of a page's length come out within about a fifth; calibrate with what servers report.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const match of text.matchAll(RUN)) {
    const { length } = match[0];
    if (match[4] !== undefined) tokens += asciiWord(length);
    else if (match[9] !== undefined) tokens += length <= 2 ? 1 : 1 + (length - 2) / 4;
    else if (match[5] !== undefined) tokens += otherWord(length);
    else if (match[7] !== undefined) tokens += 1;
    else if (match[6] !== undefined) tokens += Math.ceil(length / 3);
    else if (match[8] !== undefined) tokens += 0.9;
    else if (match[1] !== undefined) tokens += 0.8 * length;
    else if (match[2] !== undefined) tokens += 0.52 * length;
    else tokens += 0.62 * length;
  }
  return Math.ceil(tokens);
}
