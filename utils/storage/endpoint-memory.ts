import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { endpointProfile, type EndpointProfile } from '@/utils/schema/profile';
import { traffic as trafficSchema, type Traffic } from '@/utils/schema/traffic';
import { localItem } from './item';

/** What one server and model are known to differ in. */
export const profileChange = z.partial(endpointProfile);
const learnedProfiles = z.record(z.string(), profileChange);

/** What servers taught us of how they want to be asked, by address and model; shown and forgotten in the options. */
export const learnedProfilesItem = localItem('learnedProfiles', learnedProfiles, {});

/** The name under which an address and model are remembered. */
export const profileKey = (baseUrl: string, model: string): string => `${baseUrl} ${model}`;

export async function learnedProfile(baseUrl: string, model: string): Promise<Partial<EndpointProfile> | undefined> {
  return (await learnedProfilesItem.get())[profileKey(baseUrl, model)];
}

/** Adds to what is known of an address and model. */
export async function learnProfile(baseUrl: string, model: string, change: Partial<EndpointProfile>): Promise<void> {
  const known = await learnedProfilesItem.get();
  const key = profileKey(baseUrl, model);
  await learnedProfilesItem.set({ ...known, [key]: { ...known[key], ...change } });
}

/** Puts this in place of what is known under a key of `learnedProfilesItem`; nothing forgets it. */
export async function setLearnedProfile(key: string, profile: Partial<EndpointProfile> | undefined): Promise<void> {
  const { [key]: _before, ...others } = await learnedProfilesItem.get();
  await learnedProfilesItem.set(profile ? { ...others, [key]: profile } : others);
}

const trafficKey = (origin: string) => `traffic:${origin}`;

/** The traffic with a server as a worker before this one left it; a browser start begins anew. */
export async function loadTraffic(origin: string): Promise<Traffic> {
  const key = trafficKey(origin);
  const known = trafficSchema.safeParse((await browser.storage.session.get(key))[key]);
  return known.success ? known.data : trafficSchema.parse({});
}

export async function saveTraffic(origin: string, state: Traffic): Promise<void> {
  await browser.storage.session.set({ [trafficKey(origin)]: state });
}
