import type { Tier } from '@/utils/schema/action';
import type { EndpointProfile } from '@/utils/schema/profile';

/** A server that many use. */
export interface KnownServer {
  readonly name: string;
  readonly url: string;
  /** How its keys begin, where no one else's do. */
  readonly keyStarts?: readonly string[];
  /** Where credit is bought. */
  readonly billingPage?: string;
}

/** Who can answer. Its name on every surface is the message `provider_<id>`. */
export interface Provider {
  readonly id: string;
  /** Where it stands in the options. */
  readonly place: 'openai' | 'compatible' | 'local' | 'on-device';
  readonly protocol: EndpointProfile['protocol'];
  /** Used when the user gives none; empty where there is no such address. */
  readonly baseUrl: string;
  readonly asksBaseUrl: boolean;
  readonly key: 'required' | 'optional' | 'none';
  /** Its servers do not let pages read their answers, so the browser must allow the host. */
  readonly needsServerAccess: boolean;
  /** Model of each tier; empty where the user has to choose. */
  readonly tiers: Readonly<Record<Tier, string>>;
  /** Where a key is made. */
  readonly keyPage: string;
  readonly keyStarts?: KnownServer['keyStarts'];
  readonly billingPage?: string;
  readonly suggestedBaseUrls: readonly KnownServer[];
  readonly isLocal: boolean;
}

export const NO_TIERS: Provider['tiers'] = { fast: '', balanced: '', best: '' };
