export interface StorageSpace {
  /** Bytes. */
  readonly used: number;
  readonly quota: number;
  /** The browser promises not to make room here for others. */
  readonly persisted: boolean;
}

/** How much the browser says is used, and how much there may be. */
export async function storageSpace(): Promise<StorageSpace> {
  const [{ usage = 0, quota = 0 }, persisted] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]);
  return { used: usage, quota, persisted };
}

/** Asks the browser never to delete the history to make room for others. Returns whether it promises that. */
export const keepForGood = (): Promise<boolean> => navigator.storage.persist();

/** Bytes that the longest work may need: text, records and the browser's own overhead. */
const ROOM_NEEDED = 50_000_000;

/** Whether the reader should be told before there is no room left. */
export const isNearlyFull = ({ used, quota }: StorageSpace): boolean => quota > 0 && (used > quota * 0.9 || quota - used < ROOM_NEEDED);
