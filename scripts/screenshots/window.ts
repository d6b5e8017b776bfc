import { join } from 'node:path';
import { launchChromium, waitForSidePanel } from '../../test/e2e/harness/chromium.ts';
import { setConnection } from '../../test/e2e/harness/connection.ts';
import { startDisplay } from '../../test/e2e/harness/display.ts';
import { chooseMenuEntry } from '../../test/e2e/harness/menu.ts';
import { closeBlank, openSite, screenPoint, selectText } from '../../test/e2e/harness/session.ts';
import { answerWhen, has } from '../../test/e2e/harness/surface.ts';
import { until } from '../../test/e2e/harness/until.ts';
import { startModelServer } from '../../test/servers/model-server.ts';
import { serveSample } from '../sample/serve.ts';

/** Written for the picture, which names the practice model as the one who answered. */
const ANSWER = `- A tide table is made by **listening to the sea** for a year, not by watching the Moon.
- Moon and Sun stretch the oceans into two bulges; that is why most coasts have **two high waters a day**, each about 25 minutes later than the one before.
- Coasts and depths decide how strongly a harbour answers: the Bay of Fundy rises by **more than 15 m**, the Mediterranean barely moves.
`;

const SIZE = { width: 1180, height: 760 };

/** Takes the README's picture: the real side panel beside a page, after a real click in the real menu. */
export async function photographWindow(extension: string, folder: string): Promise<void> {
  const model = await startModelServer({ models: ['practice'], behaviour: { answer: ANSWER } });
  const sample = await serveSample();
  const display = await startDisplay(SIZE);
  const session = await launchChromium({ extension, display, args: [`--window-size=${SIZE.width},${SIZE.height}`] });
  try {
    await setConnection(session, { baseUrl: model.baseUrl, model: 'practice' });
    const page = await openSite(session, sample.url);
    await session.options.close();
    await closeBlank(session.browser);
    await selectText(page, '#passage');
    await chooseMenuEntry(display, await screenPoint(page, '#passage p'));
    const panel = await waitForSidePanel(session);
    await answerWhen(panel, 'is whole', (text) => text.includes('Mediterranean'));
    await until('the end of the work', async () => !(await has(panel, 'button', 'Stop')));
    await display.screenshot(join(folder, 'panel.png'));
  } finally {
    await session.close();
    await display.close();
    await Promise.all([model.close(), sample.close()]);
  }
}
