import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { job as jobSchema, leftWork, type Job, type LeftWork } from '@/utils/schema/job';
import { isEnded } from '@/utils/schema/job-status';
import { source as sourceSchema, type Source } from '@/utils/schema/source';

/**
 * The work of this browser session in `storage.session`: it outlives the worker, not the browser. Jobs and texts lie apart, since a text is
 * written once and its job four times a second.
 */
const jobKey = (id: string) => `job:${id}`;
const sourceKey = (id: string) => `source:${id}`;
const tabKey = (tabId: number) => `tab:${tabId}`;
const INDEX = 'work';
const RUNNING = 'running';
const SESSION = 'session';
const LEFT = 'left';

/** The area holds 10 MiB; JSON in UTF-8 can take three bytes a character, so this leaves room. */
const MAX_CHARS = 2_500_000;

const tabState = z.object({
  /** The last job of the conversation that its panel shows; empty for none. */
  jobId: z._default(z.string(), ''),
  /** Ids of all jobs of that conversation, in all its branches, in the order they were begun. */
  jobIds: z._default(z.array(z.string()), []),
  /** An action that waits for words. */
  composeActionId: z._default(z.string(), ''),
  /** The tab is in a private window: nothing of it is kept beyond this session. */
  isPrivate: z._default(z.boolean(), false),
});
export type TabState = z.infer<typeof tabState>;

const indexEntry = z.object({ jobId: z.string(), sourceId: z.string(), chars: z.number() });
type IndexEntry = z.infer<typeof indexEntry>;

const area = () => browser.storage.session;

/**
 * Milliseconds that a record without words of an answer may wait for others. A job begins with five of them; one after the other they
 * held up its request by 2 ms of 10.
 */
const TOGETHER = 5;

const waiting = new Map<string, unknown>();
let written: Promise<void> | undefined;

async function write(): Promise<void> {
  const records = Object.fromEntries(waiting);
  waiting.clear();
  written = undefined;
  await area().set(records);
}

function saveSoon(key: string, record: unknown): Promise<void> {
  waiting.set(key, record);
  written ??= new Promise<void>((resolve) => setTimeout(resolve, TOGETHER)).then(write);
  return written;
}

/** Takes along what waits, so that an older record never comes after a newer one. */
function saveNow(key: string, record: unknown): Promise<void> {
  waiting.set(key, record);
  return write();
}

async function read<S extends z.ZodMiniType>(key: string, schema: S): Promise<z.output<S> | undefined> {
  const parsed = schema.safeParse(waiting.has(key) ? waiting.get(key) : (await area().get(key))[key]);
  return parsed.success ? parsed.data : undefined;
}

export const loadJob = (id: string): Promise<Job | undefined> => read(jobKey(id), jobSchema);
/** Words are saved at once: who has seen them shall find them again. */
export const saveJob = (job: Job): Promise<void> =>
  (job.text === '' && !isEnded(job.status) ? saveSoon : saveNow)(jobKey(job.order.jobId), job);
export const loadSource = (id: string): Promise<Source | undefined> => read(sourceKey(id), sourceSchema);
export const saveSource = (source: Source): Promise<void> => saveSoon(sourceKey(source.id), source);
export const dropSource = (id: string): Promise<void> => area().remove(sourceKey(id));
export const saveTab = (tabId: number, state: TabState): Promise<void> => saveSoon(tabKey(tabId), state);

export async function loadTab(tabId: number): Promise<TabState> {
  return (await read(tabKey(tabId), tabState)) ?? tabState.parse({});
}

/** Ids of the jobs that a worker is at; a new worker finds here what the last one left behind. */
export const saveRunning = (jobIds: readonly string[]): Promise<void> => saveSoon(RUNNING, jobIds);
export const loadRunning = async (): Promise<string[]> => (await read(RUNNING, z.array(z.string()))) ?? [];

/** Milliseconds between two sweeps of the history: a browser can stay open for weeks. */
const SWEEP_EVERY = 24 * 3_600_000;

/**
 * Whether the history is to be looked through now; asking notes it as done. `session`: the first worker since the browser started or Postil
 * was installed, updated or switched on. @param now milliseconds since the epoch
 */
export async function sweepDue(now: number): Promise<'session' | 'day' | undefined> {
  const last = await read(SESSION, z.number());
  if (last !== undefined && now - last < SWEEP_EVERY) return undefined;
  await area().set({ [SESSION]: now });
  return last === undefined ? 'session' : 'day';
}

/** Work that the last session left in the middle and that the reader has not looked at since. */
export const saveLeft = (left: readonly LeftWork[]): Promise<void> => area().set({ [LEFT]: left });
export const loadLeft = async (): Promise<LeftWork[]> => (await read(LEFT, z.array(leftWork))) ?? [];

/**
 * Notes a job whose text and source are final for now, and makes room by dropping the oldest ones that nobody follows.
 * A text that several jobs share is dropped with the last of them.
 */
export async function noteJob(job: Job, sourceChars: number): Promise<void> {
  const entries = (await read(INDEX, z.array(indexEntry))) ?? [];
  const entry: IndexEntry = { jobId: job.order.jobId, sourceId: job.source?.id ?? '', chars: job.text.length + sourceChars + 2_000 };
  const { kept, dropped } = evict([...entries.filter(({ jobId }) => jobId !== entry.jobId), entry], MAX_CHARS);
  const stillUsed = new Set(kept.map(({ sourceId }) => sourceId));
  const gone = dropped.flatMap(({ jobId, sourceId }) => [jobKey(jobId), ...(stillUsed.has(sourceId) ? [] : [sourceKey(sourceId)])]);
  if (gone.length > 0) await area().remove(gone);
  await area().set({ [INDEX]: kept });
}

/** Splits the entries, oldest first, so that the kept ones fit; the newest always stays. */
export function evict<E extends { readonly chars: number }>(entries: readonly E[], maxChars: number): { kept: E[]; dropped: E[] } {
  let room = maxChars;
  let first = entries.length;
  while (first > 0) {
    const entry = entries[first - 1];
    if (!entry || (entry.chars > room && first < entries.length)) break;
    room -= entry.chars;
    first -= 1;
  }
  return { kept: entries.slice(first), dropped: entries.slice(0, first) };
}

/** Closes the settings and the live work to content scripts where the browser can. Firefox has no such switch; nothing secret lies there. */
export async function closeToContentScripts(): Promise<void> {
  for (const store of [browser.storage.local, browser.storage.session]) {
    const { setAccessLevel } = store as { setAccessLevel?: (level: { accessLevel: string }) => Promise<void> };
    await setAccessLevel?.call(store, { accessLevel: 'TRUSTED_CONTEXTS' });
  }
}
