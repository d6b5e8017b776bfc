import { serveSample } from './sample/serve.ts';
import { startModelServer, type ModelServer } from '../test/servers/model-server.ts';
import { launchChromium } from '../test/e2e/harness/chromium.ts';
import { closeBlank, openSite } from '../test/e2e/harness/session.ts';
import { ensureBrowsers } from './browsers.ts';
import { ensureBuilt } from './build.ts';
import { connect, type Wish } from './start/connect.ts';
import { showWithoutDisplay } from './start/without-display.ts';

/** Opens Postil in a browser on a sample article; without a screen it shows by itself what it does. See README. */
async function start(flags: readonly string[]): Promise<void> {
  const unknown = flags.filter((flag) => flag !== '--practice' && flag !== '--once');
  if (unknown.length > 0) throw new Error(`Unknown: ${unknown.join(' ')}. There are --practice and --once.`);
  ensureBrowsers(['chromium']);
  const extension = ensureBuilt('chrome');
  const practice = flags.includes('--practice') ? await startPractice() : undefined;
  const sample = await serveSample();
  try {
    const wish = practice ? practiceWish(practice) : wishFromEnvironment();
    if (hasScreen() && !flags.includes('--once')) await showOnScreen(extension, sample.url, wish);
    else await showWithoutDisplay(extension, sample.url, wish);
  } finally {
    await Promise.all([sample.close(), practice?.close()]);
  }
}

const hasScreen = (): boolean => process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

async function startPractice(): Promise<ModelServer> {
  return startModelServer({ models: [PRACTICE], behaviour: { wordsPerSecond: 60 } });
}

const PRACTICE = 'Practice model, no AI';
const practiceWish = ({ baseUrl }: ModelServer): Wish => ({ key: '', baseUrl, model: PRACTICE });

function wishFromEnvironment(): Wish | undefined {
  const { OPENAI_API_KEY: key = '', OPENAI_BASE_URL: baseUrl = '', OPENAI_MODEL: model = '' } = process.env;
  return key || baseUrl ? { key, baseUrl, model } : undefined;
}

async function showOnScreen(extension: string, article: string, wish: Wish | undefined): Promise<void> {
  const session = await launchChromium({ extension, visible: true });
  const gone = new Promise<void>((resolve) => session.browser.once('disconnected', () => resolve()));
  console.log(wish ? await connect(session, wish, true) : ON_DEVICE);
  await openSite(session, article);
  await closeBlank(session.browser);
  console.log('Postil is open. Select a passage, right-click it and choose Postil > Summarize selection. Close the browser to end.');
  await gone;
}

const ON_DEVICE = 'No OPENAI_API_KEY is set: summaries are made on this device.';

try {
  await start(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
