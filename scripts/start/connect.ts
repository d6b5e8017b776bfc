import type { TestReport } from '@/utils/schema/messages';
import { ask, setConnection } from '../../test/e2e/harness/connection.ts';
import { allowPrompt, type ChromiumSession } from '../../test/e2e/harness/chromium.ts';

/** A model as the environment names it; empty where it doesn't. */
export interface Wish {
  readonly key: string;
  readonly baseUrl: string;
  readonly model: string;
}

const OPENAI = 'https://api.openai.com/v1';

/**
 * Connects Postil to a model and tries it; gives a sentence on what came of it.
 * @param watched whether somebody sits before the browser and can answer what it asks
 */
export async function connect(session: ChromiumSession, { key, baseUrl, model }: Wish, watched: boolean): Promise<string> {
  const address = baseUrl.replace(/\/+$/, '') || OPENAI;
  const { host, hostname } = new URL(address);
  const providerId = providerOf(hostname);
  const wish = { providerId, baseUrl: address, model, key };
  let connection = await setConnection(session, wish);
  const tryIt = () => ask(session, { type: 'connection.test', connection });
  let report = await tryIt();
  // A server that lets pages read its answers needs no permission; of any other the browser tells no more than that it failed.
  if (isBlocked(report) && (watched || session.display)) {
    await allowServer(session, address);
    report = await tryIt();
  }
  const [first] = report.models;
  if (report.failure?.code === 'no-model' && first) {
    connection = await setConnection(session, { ...wish, model: first });
    report = await tryIt();
  }
  const name = connection.model || 'the default models';
  if (report.ok) return `Connected to ${host}: ${name}.`;
  return `${host} is set up with ${name}, but the test failed: ${problem(report)}.`;
}

const isBlocked = ({ failure }: TestReport) => failure?.code === 'unreachable' || failure?.code === 'permission';

const problem = ({ failure }: TestReport): string => [failure?.code ?? 'unknown', failure?.detail].filter(Boolean).join(', ');

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
