import { profileFor } from '@/utils/providers/profiles';
import type { Offer } from '@/utils/schema/offer';
import type { EndpointProfile } from '@/utils/schema/profile';
import type { TrafficControl } from './traffic-control';

/** Where a request goes, and with what. */
export interface Endpoint {
  readonly providerId: string;
  /** As `checkedBaseUrl` gives it. */
  readonly baseUrl: string;
  /** Empty: none is sent. */
  readonly key: string;
  /** What was learned or set, over what is known of the host. */
  readonly profile?: Partial<EndpointProfile>;
}

/** What the code that talks to a server needs from outside. Times are milliseconds since the epoch. */
export interface ModelEffects {
  readonly signal: AbortSignal;
  now(): number;
  /** At least 0, below 1. */
  random(): number;
  /** Resolves at `until`, with Infinity when there is a network again, or earlier when there is no more need to wait (the user says "now"); also when `signal` aborts. */
  wait(until: number, signal: AbortSignal): Promise<void>;
  readonly fetch?: typeof fetch;
  readonly limits?: Partial<Limits>;
  /** Whether the browser lets us call this address; asked only when a call failed for no visible reason. */
  mayReach?(baseUrl: string): Promise<boolean>;
  /** Tokens that a request is thought to need, with its answer; 0 if absent. Servers that tell how many they still take are not asked for more. */
  readonly tokens?: number;
  /** Keeps the pace with the server; without it every request is sent at once. */
  readonly traffic?: TrafficControl;
  /** Keeps what had to be said differently, after it has worked; to be handed back as `Endpoint.profile` for this address and model. */
  learned?(baseUrl: string, model: string, change: Partial<EndpointProfile>): void;
  /** Is told the headers of each answer. */
  heard?(headers: Headers): void;
  /** Keeps what a server's list of models tells of them besides their names. */
  offered?(baseUrl: string, offers: Readonly<Record<string, Offer>>): void;
}

/** How long silence is borne, in milliseconds. */
export interface Limits {
  /** From the request to the status line. */
  readonly headers: number;
  /** As `headers`, for models on the user's own machines, which may have to load first. */
  readonly localHeaders: number;
  /** Before the first words: models think. */
  readonly thinking: number;
  /** Between two pieces of an answer. */
  readonly silence: number;
  /** For how much longer a server is believed that sends nothing but comments. */
  readonly comments: number;
  /** After the mark of the end, for the usage. */
  readonly afterEnd: number;
  /** After the last event, for the end of the body: a connection that was read to its end can be used again. */
  readonly drain: number;
}

export const LIMITS: Limits = {
  headers: 60_000,
  localHeaders: 300_000,
  thinking: 180_000,
  silence: 45_000,
  comments: 60_000,
  afterEnd: 5_000,
  drain: 500,
};

export const profileOf = ({ profile, baseUrl, providerId }: Endpoint): EndpointProfile => ({
  ...profileFor(baseUrl, providerId),
  ...profile,
});
