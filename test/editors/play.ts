import { tabIdOf, type Session } from '@/test/e2e/harness/session';
import type { EditorPage } from './editors';
import { ensureEditors } from './install';
import { runCase, type Outcome } from './run-case';
import { scenarios } from './scenarios';
import { startEditorSite, type EditorSite } from './site';
import { Stage } from './stage';

/** `POSTIL_EDITORS=quill,trix` and `POSTIL_SCENARIOS=word` play a part only. */
const chosen = (variable: string) => process.env[variable]?.split(',');

export interface Theatre {
  readonly site: EditorSite;
  play(editor: EditorPage): Promise<Outcome[]>;
}

/** Opens the editors' pages in a browser with Postil and plays all scenarios in one after the other. */
export async function openTheatre(session: Session): Promise<Theatre> {
  await ensureEditors();
  const site = await startEditorSite();
  const page = await session.browser.newPage();
  const only = chosen('POSTIL_SCENARIOS');
  const played = scenarios.filter(({ name }) => !only || only.includes(name));
  return {
    site,
    play: async (editor) => {
      const stage = await Stage.open(page, site, editor);
      const tabId = await tabIdOf(session, page);
      const outcomes: Outcome[] = [];
      for (const scenario of played) {
        const failed = (error: unknown): Outcome => ({
          editor: editor.name,
          scenario: scenario.name,
          wrong: [`error: ${String(error)}`],
          untrue: false,
          took: 0,
        });
        outcomes.push(await runCase(session, tabId, stage, editor, scenario).catch(failed));
      }
      return outcomes;
    },
  };
}
