import { tabIdOf, type Session } from '@/test/e2e/harness/session';
import type { EditorPage } from './editors';
import { runCase, type Outcome } from './run-case';
import { scenarios } from './scenarios';
import { startEditorSite } from './site';
import { Stage } from './stage';

export interface Theatre {
  /** Plays all scenarios in one editor; `POSTIL_SCENARIOS=word,lines` plays these only. */
  play(editor: EditorPage): Promise<Outcome[]>;
  close(): Promise<void>;
}

/** Opens the editors' pages in a browser with Postil and plays in one after the other. */
export async function openTheatre(session: Session): Promise<Theatre> {
  const site = await startEditorSite();
  const page = await session.browser.newPage();
  const only = process.env.POSTIL_SCENARIOS?.split(',');
  const played = scenarios.filter(({ name }) => !only || only.includes(name));
  return {
    close: () => site.close(),
    play: async (editor) => {
      const stage = await Stage.open(page, site, editor);
      const tabId = await tabIdOf(session, page);
      const outcomes: Outcome[] = [];
      for (const scenario of played.filter(({ only: names }) => !names || names.includes(editor.name))) {
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
