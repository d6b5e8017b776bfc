import type { ChromiumSession } from './chromium.ts';
import { waitForPage } from './session.ts';
import { until } from './until.ts';

/** What the browser's own page of extensions calls. */
interface DeveloperPrivate {
  updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>;
  updateExtensionConfiguration(update: { extensionId: string; fileAccess: boolean }): Promise<void>;
}

/**
 * Presses "Allow access to file URLs" on the extension's page in the browser's settings (an unpacked extension begins with it). The browser
 * starts the extension anew then: gives the session with its new options page.
 */
export async function setFileAccess(session: ChromiumSession, on: boolean): Promise<ChromiumSession> {
  const { browser, id, origin, options } = session;
  const settings = await browser.newPage();
  await settings.goto('chrome://extensions');
  await settings.evaluate(
    async (extensionId, fileAccess) => {
      const { developerPrivate } = Reflect.get(globalThis, 'chrome') as { developerPrivate: DeveloperPrivate };
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await developerPrivate.updateExtensionConfiguration({ extensionId, fileAccess });
    },
    id,
    on,
  );
  await until('the end of the old pages', async () => options.isClosed());
  const address = `${origin}options.html`;
  await until('the extension to run again', () => settings.goto(address).catch(() => undefined));
  return { ...session, options: await waitForPage(browser, address) };
}
