/** A word that stands nowhere else: when it is on the screen, so is what comes before it. */
export const FIRST_WORD = 'firstwordofall';
export const LAST_WORD = 'lastwordofall';

const SENTENCE = 'The tide turns twice a day because the water follows the moon and the sun while the earth turns below them';
const PROSE = `${SENTENCE}, and **where the coast is narrow** it rises higher. See [the table](https://tides.example/table) or \`height(t)\` below. ${SENTENCE}.`;

const LIST = `- ${SENTENCE}\n- Spring tides come with a *new* or a *full* moon\n- Neap tides come with the quarters\n\n1. Look at the clock\n2. Look at the moon\n3. Look at the table`;
const TABLE = `| Place | High | Low |\n| --- | ---: | ---: |\n| Saint-Malo | 12.2 m | 0.4 m |\n| Husum | 3.9 m | 0.2 m |\n| Trieste | 0.9 m | 0.1 m |`;
const CODE = `\`\`\`ts\nexport function height(hours: number): number {\n  const phase = (2 * Math.PI * hours) / 12.42;\n  return 2.1 + 1.7 * Math.cos(phase);\n}\n\`\`\``;
const QUOTE = `> ${SENTENCE}.`;

const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** An answer of about so many words in all the forms that answers have: headings, lists, tables, code, quotes. */
export function markdownAnswer(words: number): string {
  const parts = [`${FIRST_WORD} begins.`];
  let left = words - 4;
  for (let section = 1; left > 0; section += 1) {
    for (const part of [`## Part ${section}`, PROSE, LIST, PROSE, TABLE, PROSE, CODE, QUOTE]) {
      if (left <= 0) break;
      const pieces = part.split(/(?<= )/);
      // Only prose is cut: half a table would be another kind of work.
      const whole = countWords(part) <= left || part !== PROSE;
      parts.push(whole ? part : pieces.slice(0, left).join(''));
      left -= countWords(part);
    }
  }
  return `${parts.join('\n\n')}\n\nEnds: ${LAST_WORD}`;
}
