import { resolve } from 'node:path';
import { test as base } from 'vitest';
import { startModelServer, type ModelServer } from '@/test/servers/model-server';
import { startPageServer, type PageServer } from '@/test/servers/page-server';
import { launchChromium, type ChromiumSession } from './chromium.ts';
import { startDisplay, type Display } from './display.ts';
import { launchFirefox } from './firefox.ts';
import { photograph, type Session } from './session.ts';

export const builds = {
  chromium: resolve('.output/chrome-mv3-test'),
  firefox: resolve('.output/firefox-mv3-test'),
  /** What users get: it holds no host permission at all. */
  shipped: resolve('.output/chrome-mv3'),
};

/** Each test gets what it names, new and its own; all of it is ended afterwards. */
export const test = base
  .extend('model', async ({}, { onCleanup }): Promise<ModelServer> => {
    const server = await startModelServer();
    onCleanup(() => server.close());
    return server;
  })
  .extend('site', async ({}, { onCleanup }): Promise<PageServer> => {
    const server = await startPageServer();
    onCleanup(() => server.close());
    return server;
  })
  .extend('display', async ({}, { onCleanup }): Promise<Display> => {
    const display = await startDisplay();
    onCleanup(() => display.close());
    return display;
  })
  .extend('postil', async ({ task }, { onCleanup }): Promise<ChromiumSession> => {
    const session = await launchChromium({ extension: builds.chromium });
    onCleanup(() => end(session, task));
    return session;
  })
  .extend('headed', async ({ task, display }, { onCleanup }): Promise<ChromiumSession> => {
    const session = await launchChromium({ extension: builds.chromium, display });
    onCleanup(() => end(session, task));
    return session;
  })
  .extend('shipped', async ({ task, display }, { onCleanup }): Promise<ChromiumSession> => {
    const session = await launchChromium({ extension: builds.shipped, display });
    onCleanup(() => end(session, task));
    return session;
  })
  .extend('fox', async ({ task }, { onCleanup }): Promise<Session> => {
    const session = await launchFirefox({ extension: builds.firefox });
    onCleanup(() => end(session, task));
    return session;
  })
  .extend('sleepyFox', async ({ task }, { onCleanup }): Promise<Session> => {
    const session = await launchFirefox({ extension: builds.firefox, prefs: { 'extensions.background.idle.timeout': 3_000 } });
    onCleanup(() => end(session, task));
    return session;
  })
  .extend('headedFox', async ({ task, display }, { onCleanup }): Promise<Session> => {
    const session = await launchFirefox({ extension: builds.firefox, display });
    onCleanup(() => end(session, task));
    return session;
  });

/** Ends a session after its test; of a failed one the pictures are kept. */
export async function end(session: Session, task: { name: string; result?: { state?: string } }): Promise<void> {
  if (task.result?.state === 'fail') await photograph(session, task.name);
  await session.close();
}
