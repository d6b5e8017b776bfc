import type { PageCase } from './capture-cases';
import { askPage } from './page-script';

const scripted = (box: string, tex: string) =>
  `<span class="${box}"><span class="g">x</span><span class="g">y</span></span><script type="math/tex">${tex}</script>`;

const FORMULAS = `<p>First ${scripted('MathJax', 'a^2')}, then ${scripted('mjx-chtml MathJax_CHTML', 'b_1')}, then ${scripted('MathJax_SVG', 'c+d')}.</p>
<p>New <mjx-container class="MathJax" jax="CHTML"><mjx-math data-latex="\\frac{1}{2}"><mjx-mn data-latex="1">1</mjx-mn></mjx-math></mjx-container>
and <img class="mwe-math-fallback-image-inline" width="20" height="9" alt="{\\displaystyle e^{x}}">.</p>
<math display="block"><munder><mo movablelimits="true">lim</mo><mi>n</mi></munder><mi>n</mi></math>`;

const PROSE = `<pre><table><tr><td>Ann</td><td>12</td><td>s</td></tr><tr><td>Bo</td><td>13</td><td>s</td></tr></table></pre>
<pre>let a = 1;</pre><dl><dt>Where</dt><dd>By the sea</dd></dl><ul><li>Last</li></ul><dd>Told below</dd>`;

/** What a page shows by its form, and what Markdown makes of it. */
export const formCases: readonly PageCase[] = [
  {
    name: 'reads the formulas of typesetters of all ages as TeX',
    run: async (page, pages, expect) => {
      pages.pages.set('formulas.html', `<!doctype html><title>Formulas</title>${FORMULAS}`);
      await page.goto(pages.url('formulas.html'));
      const { markdown } = await askPage(page, { kind: 'capture', scope: 'page' });
      expect(markdown).toBe('First $a^2$, then $b_1$, then $c+d$.\n\nNew $\\frac{1}{2}$ and $e^{x}$.\n\n$$\n\\lim_nn\n$$');
    },
  },
  {
    name: 'tells a pasted table from code, and a definition from the list before it',
    run: async (page, pages, expect) => {
      pages.pages.set('prose.html', `<!doctype html><title>Prose</title>${PROSE}`);
      await page.goto(pages.url('prose.html'));
      const { markdown } = await askPage(page, { kind: 'capture', scope: 'page' });
      expect(markdown).toBe(
        '|  |  |  |\n| - | - | - |\n| Ann | 12 | s |\n| Bo | 13 | s |\n\n```\nlet a = 1;\n```\n\nWhere\n: By the sea\n\n- Last\n\n: Told below',
      );
    },
  },
];
