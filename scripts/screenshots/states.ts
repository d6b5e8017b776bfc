import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { launchChromium, openPopup, type ChromiumSession } from '../../test/e2e/harness/chromium.ts';
import { setConnection } from '../../test/e2e/harness/connection.ts';
import { openPanel, openSite, selectText } from '../../test/e2e/harness/session.ts';
import { find, press, regionText } from '../../test/e2e/harness/surface.ts';
import { showTheme, THEMES } from '../../test/e2e/harness/theme.ts';
import { until } from '../../test/e2e/harness/until.ts';
import type { Behaviour } from '../../test/servers/behaviour.ts';
import { startModelServer, type ModelServer } from '../../test/servers/model-server.ts';
import { serveSample } from '../sample/serve.ts';

/** Narrow panel, usual panel, wide panel; CSS pixels. */
const WIDTHS = [320, 380, 600];

type Words = Readonly<Record<string, { readonly message: string } | undefined>>;

/** Takes pictures of every state of every surface, in the language of the build. */
export async function photographStates(extension: string, language: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const file = new URL(`../../public/_locales/${language}/messages.json`, import.meta.url);
  const words = JSON.parse(readFileSync(file, 'utf8')) as Words;
  const model = await startModelServer();
  const sample = await serveSample();
  const session = await launchChromium({ extension });
  try {
    const work = { session, model, word: (key: string) => words[key]?.message ?? key, folder };
    const page = await openSite(session, sample.url);
    await selectText(page, '#passage');
    await photographPanel(work, await openPanel(session, page));
    await photographPopup(await openPopup(session, page), join(folder, 'popup'));
    await photographOptions(work);
  } finally {
    await session.close();
    await Promise.all([model.close(), sample.close()]);
  }
}

interface Work {
  readonly session: ChromiumSession;
  readonly model: ModelServer;
  readonly word: (key: string) => string;
  readonly folder: string;
}

const STATES: Readonly<Record<string, { behaviour: Behaviour; ended: boolean }>> = {
  streaming: { behaviour: { stall: { afterWords: 60 } }, ended: false },
  whole: { behaviour: {}, ended: true },
  cut: { behaviour: { cut: { afterWords: 60, how: 'end' } }, ended: true },
  refused: { behaviour: { refusal: 'I can’t help with that.' }, ended: true },
  'out-of-room': { behaviour: { finish: 'length' }, ended: true },
  trouble: { behaviour: { reply: { status: 400, body: { error: { message: 'Something about the request.', code: null } } } }, ended: true },
};

async function photographPanel({ session, model, word, folder }: Work, panel: Page): Promise<void> {
  const summarize = word('action_summarize');
  const stop = word('stop');
  const answer = () => regionText(panel, word('answer'));
  const shot = (name: string) => take(panel, join(folder, `panel-${name}`), WIDTHS);
  const stopped = () => until('the end of the work', async () => (await panel.$(`::-p-aria([name="${stop}"][role="button"])`)) === null);
  await find(panel, 'button', summarize);
  await shot('empty');
  await press(panel, summarize);
  await until('an answer', answer);
  await stopped();
  await shot('key-sentences');
  await setConnection(session, { baseUrl: model.baseUrl, model: 'practice', key: 'sk-for-pictures-9f2c' });
  for (const [name, { behaviour, ended }] of Object.entries(STATES)) {
    const asked = model.log.posts.length;
    model.queue(behaviour);
    await press(panel, summarize);
    await model.log.until((requests) => requests.filter(({ method }) => method === 'POST').length > asked);
    if (ended) await stopped();
    else await until('some text', async () => (await answer()).length > 200);
    await shot(name);
    if (!ended) await press(panel, stop);
  }
  await shot('last');
}

async function photographOptions({ session, word, folder }: Work): Promise<void> {
  const { options } = session;
  await options.bringToFront();
  for (const provider of ['openai', 'compatible', 'local', 'on-device']) {
    await press(options, word(`provider_${provider.replaceAll('-', '_')}`), 'radio');
    await take(options, join(folder, `options-${provider}`), [380, 1_100]);
  }
}

/** The browser gives a popup its size. */
async function photographPopup(popup: Page, name: string): Promise<void> {
  await until('the title', () => popup.$('h1'));
  for (const theme of THEMES) {
    await showTheme(popup, theme);
    await popup.screenshot({ path: `${name}-${theme}.png` });
  }
}

async function take(page: Page, name: string, widths: readonly number[]): Promise<void> {
  for (const theme of THEMES) {
    await showTheme(page, theme);
    for (const width of widths) {
      await page.setViewport({ width, height: 720 });
      await page.screenshot({ path: `${name}-${width}-${theme}.png`, fullPage: true });
    }
  }
  await page.setViewport(null);
}
