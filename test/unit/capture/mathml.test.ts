import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { texOfMathml } from '@/utils/capture/mathml';

function tex(mathml: string): string {
  const math = parseHTML(`<html><body><math>${mathml}</math></body></html>`).document.querySelector('math');
  if (!math) throw new Error('No formula');
  return texOfMathml(math);
}

describe('texOfMathml', () => {
  it.each([
    ['<mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>', 'E=mc^2'],
    ['<mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mi>b</mi></mfrac>', '\\frac{a+1}{b}'],
    [
      '<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>x</mi><mi>i</mi></msub>',
      '\\sum_{i=1}^nx_i',
    ],
    ['<mroot><mi>x</mi><mn>3</mn></mroot><mo>≤</mo><mi>α</mi>', '\\sqrt[3]{x}\\le\\alpha'],
    ['<mi>sin</mi><mi>x</mi>', '\\sin x'],
    ['<mover><mi>v</mi><mo>→</mo></mover>', '\\vec{v}'],
    ['<mi>\u{1D438}</mi><mo>\u2062</mo><mi>ℝ</mi>', 'E\\mathbb{R}'],
    [
      '<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable>',
      '\\begin{matrix}1 & 0 \\\\ 0 & 1\\end{matrix}',
    ],
  ])('%s', (mathml, wanted) => {
    expect(tex(mathml)).toBe(wanted);
  });
});
