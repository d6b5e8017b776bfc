import { ask, setConnection } from '../../test/e2e/harness/connection.ts';
import { allowPrompt, type ChromiumSession } from '../../test/e2e/harness/chromium.ts';

/** A model as the environment names it; empty where it doesn't. */
export interface Wish {
  readonly key: string;
  readonly baseUrl: string;
  readonly model: string;
}

const OPENAI = 'https://api.openai.com/v1';

/** Connects Postil to a model and tries it; gives a sentence on what came of it. */
export async function connect(session: ChromiumSession, { key, baseUrl, model }: Wish): Promise<string> {
  const address = baseUrl.replace(/\/+$/, '') || OPENAI;
  const { host, hostname } = new URL(address);
  const providerId = providerOf(hostname);
  if (providerId !== 'openai') await allowServer(session, address);
  const wish = { providerId, baseUrl: address, model, key };
  let connection = await setConnection(session, wish);
  const { ok, models, failure } = await ask(session, { type: 'connection.test', connection });
  const [first] = models;
  if (providerId !== 'openai' && !model && first) connection = await setConnection(session, { ...wish, model: first });
  const name = connection.model || 'the default models';
  if (ok) return `Connected to ${host}: ${name}.`;
  return `${host} is set up with ${name}, but the test failed: ${failure?.code ?? 'unknown'}${failure?.detail ? ` (${failure.detail})` : ''}.`;
}

function providerOf(hostname: string): string {
  if (hostname === 'api.openai.com') return 'openai';
  return /^(localhost|127\.|\[::1\])/.test(hostname) ? 'local' : 'compatible';
}

async function allowServer(session: ChromiumSession, address: string): Promise<void> {
  const { protocol, hostname, host } = new URL(address);
  const { browser, display, options } = session;
  const allowed = options.evaluate(
    (pattern) => globalThis.browser.permissions.request({ origins: [pattern] }),
    `${protocol}//${hostname}/*`,
  );
  if (display) await allowPrompt(session, options);
  else console.log(`The browser asks whether Postil may talk to ${host}: choose Allow.`);
  const gone = new Promise<never>((_, reject) => browser.once('disconnected', () => reject(new Error('The browser was closed.'))));
  await Promise.race([allowed, gone]);
}
