import { expect } from 'vitest';
import type { ModelServer } from '@/test/servers/model-server';
import type { PageServer } from '@/test/servers/page-server';
import { userText } from '@/test/servers/practice-answer';
import { setConnection } from './connection.ts';
import { openPanel, openSite, type Session } from './session.ts';
import { answerWhen, press } from './surface.ts';

declare global {
  /** The closed root of the practice page, which the page keeps for itself. */
  var tideTable: ShadowRoot;
}

/** Elements that may hide a root, those of SVG and MathML that only have such names, and a plain one. */
const body = `<main><p>Outside of it stands this sentence alone.</p><tide-table></tide-table><div id="plain"></div>
<svg width="9" height="9"><font-face></font-face></svg><math><semantics><mi>x</mi><annotation-xml></annotation-xml></semantics></math></main>
<script>
  tideTable = document.querySelector('tide-table').attachShadow({ mode: 'closed' });
  tideTable.innerHTML = '<p>High water comes at noon.</p><ul><li>Low water at six</li></ul>';
  document.querySelector('#plain').attachShadow({ mode: 'closed' }).innerHTML = '<p>Nobody sails on Sundays.</p>';
</script>`;

/** Asks for a page with closed shadow roots as a whole, then for a selection inside of one; looks at what reached the model. */
export async function readsClosedRoots(session: Session, model: ModelServer, site: PageServer): Promise<void> {
  await setConnection(session, { baseUrl: model.baseUrl, model: 'practice' });
  model.queue({ answer: 'The whole.' }, { answer: 'The part.' });
  const sent = (at: number) => userText(model.log.posts[at] ?? { body: undefined });

  const whole = await openPanel(session, await openSite(session, site.add('/tides', 'Tides', body)));
  await press(whole, 'Summarize');
  await answerWhen(whole, 'is whole', (text) => text.includes('The whole.'));
  expect(sent(0)).toContain('High water comes at noon.\n\n- Low water at six\n\nNobody sails on Sundays.');

  const page = await openSite(session, site.add('/again', 'Tides again', body));
  await page.evaluate(() => {
    const [words] = tideTable.querySelector('p')?.childNodes ?? [];
    if (words) getSelection()?.setBaseAndExtent(words, 5, words, 16);
  });
  const part = await openPanel(session, page);
  await press(part, 'Summarize');
  await answerWhen(part, 'is whole', (text) => text.includes('The part.'));
  expect(sent(1)).toContain('water comes');
  expect(sent(1)).not.toContain('Outside of it');
}
