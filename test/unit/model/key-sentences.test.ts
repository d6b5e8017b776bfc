import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keySentences } from '@/utils/model/key-sentences';

const text = `# Tides

The moon pulls the water of the oceans. This pull of the moon makes the water of the oceans rise and fall twice a day.
Dr. Lee measured 3.5 metres. A gull sat on the pier.

- When sun and moon stand in line, the pull on the oceans is strongest and tides are highest.

\`\`\`js
const moon = "pulls the water of the oceans. ";
\`\`\`

| moon | water |
|---|---|
| pull | oceans. |
`;

describe('keySentences', () => {
  it('gives sentences as they stand in the text, in its order', () => {
    const found = keySentences(text, 3, 'en');
    expect(found).toHaveLength(3);
    for (const { text: sentence } of found) expect(text).toContain(sentence);
    expect(found.map(({ index }) => index)).toEqual(found.map(({ index }) => index).toSorted((a, b) => a - b));
  });

  it('prefers what the text is about', () => {
    expect(keySentences(text, 2, 'en').map((sentence) => sentence.text)).not.toContain('A gull sat on the pier.');
  });

  it('does not break at abbreviations and takes no code, tables or headings', () => {
    const all = keySentences(text, 50, 'en').map((sentence) => sentence.text);
    expect(all).toContain('Dr. Lee measured 3.5 metres.');
    expect(all.join(' ')).not.toMatch(/const moon|\||# Tides/);
  });

  it.each([
    ['zh', '月亮吸引海水。海水每天涨落两次。因为月亮和太阳吸引海水，所以海水涨落最大。'],
    ['ja', '月は海の水を引く。海の水は一日に二回上がる。太陽と月が並ぶと海の水は最も高くなる。'],
    ['th', 'ดวงจันทร์ดึงน้ำทะเล\n\nน้ำทะเลขึ้นวันละสองครั้ง'],
    ['de', 'Der Mond zieht das Wasser an. Das Wasser steigt zweimal am Tag. Bei Vollmond, z.B. im März, steigt das Wasser am höchsten.'],
  ])('works in %s', (lang, sample) => {
    const found = keySentences(sample, 2, lang);
    expect(found.length).toBeGreaterThan(0);
    for (const { text: sentence } of found) expect(sample).toContain(sentence);
  });

  it('takes near repeats once', () => {
    const repeated = 'The moon pulls the water. The moon pulls the water! A gull sleeps on the long pier.';
    expect(keySentences(repeated, 3, 'en')).toHaveLength(2);
  });

  it('survives any text, language tag and count', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 8 }), fc.integer({ min: 0, max: 9 }), (any, lang, count) => {
        const found = keySentences(any, count, lang);
        expect(found.length).toBeLessThanOrEqual(count);
        for (const { weight } of found) expect(weight >= 0 && weight <= 1).toBe(true);
      }),
    );
  });

  it('handles a book: the graph gives way to the centre', () => {
    const long = Array.from({ length: 3_000 }, (_, i) => `Sentence ${i} tells of topic ${i % 37} and of thing ${i % 11} at length.`).join(
      ' ',
    );
    expect(keySentences(long, 5, 'en')).toHaveLength(5);
  });
});
