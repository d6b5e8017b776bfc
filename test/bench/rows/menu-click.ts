import { ensureBuilt } from '../../../scripts/build.ts';
import { findBrowsers } from '../../../scripts/browsers.ts';
import { launchChromium, stopWorker, waitForSidePanel, type ChromiumSession } from '../../e2e/harness/chromium.ts';
import { setConnection } from '../../e2e/harness/connection.ts';
import { startDisplay, type Display } from '../../e2e/harness/display.ts';
import { chooseMenuEntry } from '../../e2e/harness/menu.ts';
import { openSite, screenPoint, selectText } from '../../e2e/harness/session.ts';
import { until } from '../../e2e/harness/until.ts';
import { startModelServer, type ModelServer } from '../../servers/model-server.ts';
import { startPageServer } from '../../servers/page-server.ts';
import { now } from '../../servers/request-log.ts';
import type { Row } from '../figure.ts';
import { connectionTo } from '../stage.ts';

const ROUNDS = 50;
/** Milliseconds after which a click that led to no request counts as lost. */
const LOST_AFTER = 10_000;

/** A display whose last click of the left button is timed, from before the program that clicks was started: a few milliseconds too early. */
function timed(display: Display): { display: Display; clickedAt: () => number } {
  let clickedAt = Number.NaN;
  const click: Display['click'] = (point, button) => {
    if (button !== 'right') clickedAt = now();
    return display.click(point, button);
  };
  return { display: { ...display, click }, clickedAt: () => clickedAt };
}

/** Closes the side panel and the pages of the extension and stops its worker, until nothing of it runs. */
async function makeCold(session: ChromiumSession): Promise<void> {
  const { devtools, origin } = session;
  const ours = async () => {
    const { targetInfos } = await devtools.send('Target.getTargets', { filter: [{ type: 'page' }, { type: 'other' }] });
    return targetInfos.filter(({ url }) => url.startsWith(origin));
  };
  for (const { targetId } of await ours()) await devtools.send('Target.closeTarget', { targetId });
  await until('the panel to close', async () => (await ours()).length === 0);
  await stopWorker(session);
}

async function measureClicks(display: Display, session: ChromiumSession, model: ModelServer, rounds: number) {
  const site = await startPageServer();
  const took: number[] = [];
  let lost = 0;
  try {
    await setConnection(session, connectionTo(model));
    const article = await openSite(session, site.url);
    const { display: clock, clickedAt } = timed(display);
    for (let round = 0; round < rounds; round += 1) {
      // Another text each time: the same one would be answered from what is kept.
      await article.goto(site.add(`/tides-${round}`, 'Tides', `<p id="tide">${`The tide turns, ${round}. `.repeat(20)}</p>`));
      await selectText(article, '#tide');
      const point = await screenPoint(article, '#tide');
      await makeCold(session);
      model.log.clear();
      await chooseMenuEntry(clock, point);
      try {
        await model.log.until((requests) => requests.some(({ method }) => method === 'POST'), LOST_AFTER);
        took.push((model.log.posts[0]?.receivedAt ?? Number.NaN) - clickedAt());
        await waitForSidePanel(session);
      } catch {
        lost += 1;
      }
    }
    return { took, lost };
  } finally {
    await site.close();
  }
}

export const menuClick: Row = {
  id: 'menu-click',
  title: 'Menu click (the real menu, a real mouse, the package that ships), neither worker nor panel running',
  measure: async ({ repeats }) => {
    if (!findBrowsers(['display']).display) throw new Error('the real menu needs Xvfb, xdotool and ImageMagick');
    const [model, display] = await Promise.all([startModelServer({ behaviour: { answer: 'The moon.' } }), startDisplay()]);
    try {
      const session = await launchChromium({ extension: ensureBuilt('chrome'), display });
      try {
        const rounds = repeats(ROUNDS);
        const { took, lost } = await measureClicks(display, session, model, rounds);
        const note = `slowest ${Math.max(...took).toFixed(0)} ms`;
        return [
          {
            id: 'menu-to-request',
            label: 'click → request at the server',
            unit: 'ms',
            postil: took,
            target: { value: 300 },
            note,
          },
          {
            id: 'menu-lost',
            label: `lost, of ${rounds} clicks`,
            unit: '',
            postil: [lost],
            target: { value: 0 },
            keep: { what: 'value', slack: 0 },
          },
        ];
      } finally {
        await session.close();
      }
    } finally {
      await Promise.all([model.close(), display.close()]);
    }
  },
};
