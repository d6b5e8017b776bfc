import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { launchChromium, openPopup, waitForSidePanel, type ChromiumSession } from '../../test/e2e/harness/chromium.ts';
import { startDisplay, type Display } from '../../test/e2e/harness/display.ts';
import { chooseMenuEntry } from '../../test/e2e/harness/menu.ts';
import { openSite, screenPoint, selectText } from '../../test/e2e/harness/session.ts';
import { has, pressEntry, regionText } from '../../test/e2e/harness/surface.ts';
import { until } from '../../test/e2e/harness/until.ts';
import { connect, type Wish } from './connect.ts';

const PICTURE = resolve('.output/start.png');

/** Does the main job by itself where nobody looks on: selects, asks for a summary, prints it, takes a picture. */
export async function showWithoutDisplay(extension: string, article: string, wish: Wish | undefined): Promise<void> {
  const display = await startDisplay().catch((error: unknown) => {
    console.log(`No screen, and no virtual one: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  });
  const session = await launchChromium({ extension, display, args: ['--lang=en-US'] });
  try {
    if (wish) console.log(await connect(session, wish, false));
    const panel = await summarizeSelection(session, article, display);
    const answer = await wholeAnswer(panel);
    console.log(`\n${answer}\n`);
    mkdirSync(resolve('.output'), { recursive: true });
    if (display) await display.screenshot(PICTURE);
    else await panel.screenshot({ path: PICTURE });
    console.log(`Picture: ${PICTURE}`);
  } finally {
    await session.close();
    await display?.close();
  }
}

async function summarizeSelection(session: ChromiumSession, article: string, display: Display | undefined): Promise<Page> {
  const page = await openSite(session, article);
  await selectText(page, '#passage');
  if (display) {
    console.log('No screen: a right-click with a real mouse on a virtual display, Postil > Summarize selection …');
    await chooseMenuEntry(display, await screenPoint(page, '#passage p'));
    return waitForSidePanel(session);
  }
  console.log('No screen: Summarize in the toolbar popup …');
  await pressEntry(await openPopup(session, page), 'Summarize selection');
  return waitForSidePanel(session);
}

/** The answer as the panel shows it at its end, or what it says went wrong. */
async function wholeAnswer(panel: Page): Promise<string> {
  const trouble = async () => (await panel.$('.note.bad b'))?.evaluate((note) => note.textContent);
  await until('an answer', async () => (await regionText(panel, 'Answer')) || (await trouble()), 120_000);
  await until('the end of the answer', async () => !(await has(panel, 'button', 'Stop')), 300_000);
  const problem = await trouble();
  if (problem) throw new Error(`No whole answer: ${problem}`);
  return regionText(panel, 'Answer');
}
