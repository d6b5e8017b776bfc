import { providers } from './index';
import type { KnownServer } from './provider';

interface Known extends KnownServer {
  readonly providerId: string;
}

/** Everybody whose address is known. */
const servers: readonly Known[] = providers.flatMap(({ id, baseUrl, keyStarts, billingPage, suggestedBaseUrls }) => [
  ...(baseUrl && suggestedBaseUrls.length === 0 ? [{ providerId: id, name: 'OpenAI', url: baseUrl, keyStarts, billingPage }] : []),
  ...suggestedBaseUrls.map((server) => ({ ...server, providerId: id })),
]);

/** The one server whose keys look like this one; undefined if it may be anybody's. */
export const serverOfKey = (key: string): Known | undefined =>
  servers.find(({ keyStarts = [] }) => keyStarts.some((start) => key.startsWith(start)));

/** The server at this address, if it is a known one. */
export const serverAt = (baseUrl: string): Known | undefined => {
  const origin = URL.parse(baseUrl)?.origin;
  return servers.find(({ url }) => new URL(url).origin === origin);
};
