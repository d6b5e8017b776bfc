import { version } from '@/utils/platform/version';
import { baseUrlOf } from '@/utils/providers/index';
import type { Call } from '@/utils/schema/call';
import type { EndpointProfile } from '@/utils/schema/profile';
import type { Connection } from '@/utils/schema/settings';

/** Calls that tell enough; a longer report is read by nobody. */
const MOST = 50;

interface Findings {
  readonly connection: Connection;
  /** Newest first. */
  readonly calls: readonly Call[];
  readonly profiles: Readonly<Record<string, Partial<EndpointProfile>>>;
  readonly userAgent: string;
}

/** Names of extra headers help, their values may be secrets. */
function withoutValues({ extraHeaders, ...profile }: Partial<EndpointProfile>): object {
  return extraHeaders ? { ...profile, extraHeaders: Object.keys(extraHeaders) } : profile;
}

/** What a bug report needs, as JSON for people to read over before they send it: no text, no page, no key, not even its end. */
export function bugReport({ connection, calls, profiles, userAgent }: Findings): string {
  const { providerId, model } = connection;
  const server = URL.parse(baseUrlOf(connection));
  return JSON.stringify(
    {
      postil: version(),
      browser: userAgent,
      connection: { providerId, model, server: server ? `${server.origin}${server.pathname}` : '' },
      profiles: Object.fromEntries(Object.entries(profiles).map(([key, profile]) => [key, withoutValues(profile)])),
      calls: calls.slice(0, MOST).map((call) => ({ ...call, at: new Date(call.at).toISOString() })),
    },
    null,
    1,
  );
}
