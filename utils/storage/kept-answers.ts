import { database, type Database } from './database';

export interface Kept {
  readonly model: string;
  readonly text: string;
}

const DAY = 86_400_000;

/** The keys of what is kept, or was: most questions are new, and this spares them the disk. Only the worker adds to it. */
let keys: Promise<Set<string>> | undefined;

function keptKeys(db: Database): Promise<Set<string>> {
  keys ??= db.getAllKeys('keptAnswers').then((all) => new Set(all));
  keys.catch(() => (keys = undefined));
  return keys;
}

/** The answer that is kept for a request, if it is not older than `days`. @param now milliseconds since the epoch */
export async function findAnswer(key: string, days: number, now: number): Promise<Kept | undefined> {
  const db = await database();
  if (!(await keptKeys(db)).has(key)) return undefined;
  const known = await db.get('keptAnswers', key);
  const fits = known !== undefined && known.madeAt + days * DAY > now;
  const found = fits ? await db.get('keptTexts', key) : undefined;
  if (found) noteUse(db, key, now).catch(() => {});
  return found && { model: found.model, text: found.text };
}

/** Apart from the reading: a transaction that writes has to wait for those before it, and the question with it. */
async function noteUse(db: Database, key: string, now: number): Promise<void> {
  const tx = db.transaction('keptAnswers', 'readwrite');
  const known = await tx.store.get(key);
  if (known) await tx.store.put({ ...known, usedAt: now });
  await tx.done;
}

/**
 * Keeps an answer and lets go of those that are too old, then of those that were not used for longest until the rest fits.
 * @param most UTF-16 code units in all @param now milliseconds since the epoch
 */
export async function keepAnswer(key: string, kept: Kept, days: number, most: number, now: number): Promise<void> {
  const db = await database();
  (await keptKeys(db)).add(key);
  const tx = db.transaction(['keptAnswers', 'keptTexts'], 'readwrite');
  const answers = tx.objectStore('keptAnswers');
  const texts = tx.objectStore('keptTexts');
  await answers.put({ key, madeAt: now, usedAt: now, size: kept.text.length });
  await texts.put({ key, ...kept });
  const newestFirst = (await answers.getAll()).toSorted((one, other) => other.usedAt - one.usedAt);
  let room = most;
  for (const entry of newestFirst) {
    room -= entry.size;
    if (room >= 0 && entry.madeAt + days * DAY > now) continue;
    await Promise.all([answers.delete(entry.key), texts.delete(entry.key)]);
  }
  await tx.done;
}

/** How many answers are kept, and how many UTF-16 code units they have. */
export async function keptSize(): Promise<{ answers: number; chars: number }> {
  const all = await (await database()).getAll('keptAnswers');
  return { answers: all.length, chars: all.reduce((sum, { size }) => sum + size, 0) };
}

export async function forgetAnswers(): Promise<void> {
  const tx = (await database()).transaction(['keptAnswers', 'keptTexts'], 'readwrite');
  await Promise.all([tx.objectStore('keptAnswers').clear(), tx.objectStore('keptTexts').clear(), tx.done]);
}
