import { useEffect, useRef, useState } from 'react';
import { useStored } from '@/components/ui/use-stored';
import { ask } from '@/utils/platform/ask';
import { requestServerAccess } from '@/utils/platform/site-access';
import { hostOf } from '@/utils/platform/words';
import { checkedBaseUrl } from '@/utils/providers/address';
import { baseUrlOf, providerById } from '@/utils/providers/index';
import type { TestReport } from '@/utils/schema/messages';
import type { Connection } from '@/utils/schema/settings';
import { connectionItem } from '@/utils/storage/settings';

/** What is typed and not yet saved. */
export interface Drafts {
  readonly key?: string;
  readonly baseUrl?: string;
  readonly model?: string;
}

export type TestState = { readonly running: true } | { readonly running: false; readonly report: TestReport } | undefined;

/** An address as it will be called, with its scheme; one that cannot be called as it was typed, to be refused with its name. */
function settled(typed: string): string {
  const checked = checkedBaseUrl(typed);
  return typed.trim() !== '' && 'url' in checked ? checked.url : typed.trim();
}

/** Model names as they were typed. */
function merged(connection: Connection, { baseUrl, model }: Drafts): Connection {
  const next = { ...connection };
  if (model !== undefined) next.model = model.trim();
  if (baseUrl === undefined) return next;
  next.baseUrl = settled(baseUrl);
  const sameServer = URL.parse(baseUrlOf(next))?.origin === URL.parse(baseUrlOf(connection))?.origin;
  // A key belongs to the server it was typed for.
  return sameServer ? next : { ...next, keyHint: '', models: undefined };
}

function failed(code: 'bad-address' | 'permission' | 'unexpected', baseUrl: string, detail?: string): TestReport {
  return { ok: false, took: 0, models: [], failure: { code, host: hostOf(baseUrl) || undefined, detail: detail?.slice(0, 500) } };
}

/** The last characters of the key that is kept for its server; a key is kept for as long as nobody forgets it. */
async function hintFor(connection: Connection): Promise<string> {
  const baseUrl = baseUrlOf(connection);
  return URL.canParse(baseUrl) ? (await ask({ type: 'key.hint', baseUrl })).hint : '';
}

/** Saves what is typed; the key goes to the background and comes back as its last characters. */
async function saved(connection: Connection, drafts: Drafts): Promise<Connection> {
  const next = merged(connection, drafts);
  const key = drafts.key?.trim();
  if (key !== undefined && URL.canParse(baseUrlOf(next))) {
    next.keyHint = (await ask({ type: 'key.save', baseUrl: baseUrlOf(next), key })).hint;
  } else if (next.keyHint === '') next.keyHint = await hintFor(next);
  await connectionItem.set(next);
  return next;
}

interface Save {
  readonly next: Connection;
  readonly stored: Promise<Connection>;
  ended: boolean;
}

/**
 * Saves one after the other, each on top of the one before. The store tells of a change some time after it was made: who leaves a field
 * by a click on a button has not been told of the field's own save when the button is pressed.
 */
function useSaves(connection: Connection | undefined) {
  const last = useRef<Save>(undefined);
  useEffect(() => {
    if (last.current?.ended) last.current = undefined;
  }, [connection]);
  const begin = (next: Connection, write: (before: Connection) => Promise<Connection>): Promise<Connection> => {
    const before = last.current?.stored ?? Promise.resolve(connection ?? next);
    const own: Save = { next, stored: before.catch(() => next).then(write), ended: false };
    last.current = own;
    void own.stored.catch(() => {}).then(() => (own.ended = true));
    return own.stored;
  };
  return {
    /** What is stored, or will be in a moment. */
    latest: () => last.current?.next ?? connection,
    /** Resolves when all that was begun is stored. */
    settled: async () => last.current?.stored ?? connection,
    save: (drafts: Drafts) => {
      const base = last.current?.next ?? connection;
      return base && begin(merged(base, drafts), (before) => saved(before, drafts));
    },
    replace: (next: Connection) =>
      begin(next, async () => {
        const whole = { ...next, keyHint: await hintFor(next) };
        await connectionItem.set(whole);
        return whole;
      }),
  };
}

/** The test of a connection: the newest one counts, whatever comes of those before. */
function useTest() {
  const [test, setTest] = useState<TestState>();
  const run = useRef(0);
  /**
   * Must be called straight from a click: the browser may have to ask whether the server may be reached.
   * @param next what is tried @param store stores it
   */
  const tryAs = async (next: Connection, store: () => Promise<Connection | undefined>): Promise<void> => {
    const own = ++run.current;
    const show = (state: TestState) => {
      if (own === run.current) setTest(state);
    };
    const baseUrl = baseUrlOf(next);
    if (!URL.canParse(baseUrl)) {
      show({ running: false, report: failed('bad-address', baseUrl) });
      return;
    }
    const asked = providerById(next.providerId).needsServerAccess ? requestServerAccess(baseUrl) : Promise.resolve(true);
    show({ running: true });
    try {
      const stored = await store();
      const allowed = await asked;
      if (!stored) return;
      const report = allowed ? await ask({ type: 'connection.test', connection: stored }) : failed('permission', baseUrl);
      show({ running: false, report });
    } catch (error) {
      show({ running: false, report: failed('unexpected', baseUrl, String(error)) });
    }
  };
  const forget = () => {
    run.current += 1;
    setTest(undefined);
  };
  return { test, tryAs, forget };
}

/** The connection as stored, what is being typed over it, and the ways to save and to try it. */
export function useConnection() {
  const connection = useStored(connectionItem);
  const saves = useSaves(connection);
  const [drafts, setDrafts] = useState<Drafts>({});
  const { test, tryAs, forget } = useTest();

  const save = async (more: Drafts = {}): Promise<Connection | undefined> => {
    const all = { ...drafts, ...more };
    setDrafts({});
    return Object.keys(all).length === 0 ? saves.settled() : saves.save(all);
  };
  const tryIt = (more: Drafts = {}): void => {
    const base = saves.latest();
    if (base) void tryAs(merged(base, { ...drafts, ...more }), () => save(more));
  };
  return {
    connection,
    drafts,
    test,
    type: (draft: Drafts) => setDrafts({ ...drafts, ...draft }),
    save: () => void save(),
    tryIt,
    /** The server that such keys are made for, with the key that is stored. Straight from a click. */
    followKey: ({ providerId, url }: NonNullable<TestReport['keyOwner']>) => {
      const base = saves.latest();
      if (!base) return;
      const next: Connection = { providerId, baseUrl: providerById(providerId).baseUrl === url ? '' : url, model: '', keyHint: '' };
      setDrafts({});
      void tryAs(next, async () => {
        const { hint } = await ask({ type: 'key.move', from: baseUrlOf(base), to: url });
        return saves.replace({ ...next, keyHint: hint });
      });
    },
    forgetKey: () => void save({ key: '' }),
    use: (patch: Drafts) => void save(patch),
    choose: (providerId: string) => {
      setDrafts({});
      forget();
      const now = saves.latest();
      if (now && now.providerId !== providerId) void saves.replace({ providerId, baseUrl: '', model: '', keyHint: '' });
    },
  };
}

export type ConnectionForm = ReturnType<typeof useConnection>;
