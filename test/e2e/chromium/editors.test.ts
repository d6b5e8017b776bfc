import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '@/test/e2e/harness/chromium';
import { builds } from '@/test/e2e/harness/fixtures';
import type { Session } from '@/test/e2e/harness/session';
import { editors } from '@/test/editors/editors';
import { openTheatre, type Theatre } from '@/test/editors/play';
import type { Outcome } from '@/test/editors/run-case';
import { keepScore } from '@/test/editors/score';

describe('a draft in the editor', () => {
  let session: Session;
  let theatre: Theatre;
  const outcomes: Outcome[] = [];
  const only = process.env.POSTIL_EDITORS?.split(',');

  beforeAll(async () => {
    session = await launchChromium({ extension: builds.chromium });
    theatre = await openTheatre(session);
  });
  afterAll(async () => {
    keepScore('chromium', outcomes);
    await theatre?.site.close();
    await session?.close();
  });

  test.each(editors.filter(({ name }) => !only || only.includes(name)))('$name', async (editor) => {
    const played = await theatre.play(editor);
    outcomes.push(...played);
    expect(played.flatMap(({ scenario, wrong }) => wrong.map((what) => `${scenario}: ${what}`))).toEqual([]);
  });
});
