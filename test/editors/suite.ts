import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '@/test/e2e/harness/session';
import { editors } from './editors';
import { ensureEditors } from './install';
import { openTheatre, type Theatre } from './play';
import type { Outcome } from './run-case';
import { keepScore } from './score';

/** All scenarios in all editors of one browser; one test an editor. `POSTIL_EDITORS=quill,trix` plays these only. */
export function editorSuite(browser: string, launch: () => Promise<Session>): void {
  describe('a draft in the editor', () => {
    const only = process.env.POSTIL_EDITORS?.split(',');
    const outcomes: Outcome[] = [];
    let session: Session | undefined;
    let theatre: Theatre | undefined;

    beforeAll(async () => {
      await ensureEditors();
      session = await launch();
      theatre = await openTheatre(session);
    });
    afterAll(async () => {
      keepScore(browser, outcomes);
      await theatre?.close();
      await session?.close();
    });

    test.each(editors.filter(({ name }) => !only || only.includes(name)))('$name', async (editor) => {
      const played = (await theatre?.play(editor)) ?? [];
      outcomes.push(...played);
      expect(played.length).toBeGreaterThan(0);
      expect(played.flatMap(({ scenario, wrong }) => wrong.map((what) => `${scenario}: ${what}`))).toEqual([]);
    });
  });
}
