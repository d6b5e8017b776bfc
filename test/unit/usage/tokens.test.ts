import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atMost, calibrate, readOnly, scriptOf, uncalibrated } from '@/utils/usage/calibration';
import { estimateTokens } from '@/utils/usage/estimate-tokens';

describe('estimateTokens', () => {
  /** Counted with o200k. */
  test.each<[string, number]>([
    ['The side panel shows what it is reading: the title, the host, and whether it is a selection or the whole page.', 26],
    ['Nichts läuft auf einer Seite, bevor der Mensch darum bittet; auch die Zwischenablage bleibt unberührt.', 24],
    ['Rien ne part vers un serveur sans que vous l’ayez demandé, et la clé reste dans le navigateur.', 23],
    ['在用户提出请求之前，页面上不会运行任何脚本。密钥只保存在浏览器里，不会发送到别处。', 29],
    ['Ничто не выполняется на странице, пока пользователь сам не попросит об этом.', 18],
    ['const answer = await summarize(selection); if (answer.length > 4096) return answer.slice(0, 4096);', 26],
    ['{"id":"chatcmpl-123","object":"chat.completion.chunk","created":1795000000,"choices":[]}', 26],
  ])('%s', (text, counted) => {
    const ratio = estimateTokens(text) / counted;
    expect(ratio).toBeGreaterThan(0.65);
    expect(ratio).toBeLessThan(1.4);
  });

  test('nothing is nothing; longer is never less; a million characters are no trouble', () => {
    expect(estimateTokens('')).toBe(0);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, more) => {
        expect(estimateTokens(`${text}\n${more}`)).toBeGreaterThanOrEqual(estimateTokens(text));
      }),
    );
    expect(estimateTokens('x'.repeat(1_000_000))).toBeGreaterThan(100_000);
    expect(estimateTokens('word '.repeat(200_000))).toBe(200_000);
  });
});

describe('calibration', () => {
  test('learns what servers report, slowly enough to bear an odd one', () => {
    let known = uncalibrated;
    for (let count = 0; count < 30; count++) known = calibrate(known, 1_000, 1_200);
    expect(known).toEqual({ ratio: expect.closeTo(1.2, 5), samples: 30 });
    const after = calibrate(known, 1_000, 600);
    expect(after.ratio).toBeGreaterThan(1.1);
    expect(atMost(1_000, known)).toBe(1_560);
  });

  test('does not learn from short texts nor from counts of another text', () => {
    expect(calibrate(uncalibrated, 100, 150)).toBe(uncalibrated);
    expect(calibrate(uncalibrated, 10_000, 2_050)).toBe(uncalibrated);
    expect(calibrate(uncalibrated, 0, 0)).toBe(uncalibrated);
  });

  test('a server that read a part only is found out', () => {
    expect(readOnly(20_000, 4_096, uncalibrated)).toBe(4_096);
    expect(readOnly(20_000, 17_000, uncalibrated)).toBeUndefined();
    expect(readOnly(500, 100, uncalibrated)).toBeUndefined();
    expect(readOnly(20_000, 0, uncalibrated)).toBeUndefined();
  });

  test.each([
    ['Hello world', 'latin'],
    ['你好，世界', 'cjk'],
    ['こんにちは', 'cjk'],
    ['Привет мир', 'other'],
    ['123', 'latin'],
  ])('%s is %s', (text, script) => expect(scriptOf(text)).toBe(script));
});
