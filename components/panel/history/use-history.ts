import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Conversation, HistoryFilter } from '@/utils/schema/history';
import { changeConversation, findConversations, markDeleted } from '@/utils/storage/history';
import { matcher } from '@/utils/usage/conversation';

export const EVERYTHING: HistoryFilter = { text: '', host: '', actionId: '' };

interface Loaded {
  /** Newest first. */
  readonly all: readonly Conversation[];
  /** Nothing more comes. */
  readonly complete: boolean;
  readonly failed: boolean;
}

/** Milliseconds between two looks at what is being loaded: the newest are shown at once, the rest in few steps. */
const PACE = 100;

/** Whether a filter leaves anything out. */
export const narrows = ({ text, host, actionId, from }: HistoryFilter): boolean =>
  Boolean(text.trim() || host || actionId) || from !== undefined;

export interface History extends Omit<Loaded, 'all'> {
  /** Those that fit the filter, newest first. */
  readonly rows: readonly Conversation[];
  /** All sites there are. */
  readonly hosts: readonly string[];
  /** What was deleted last and can be brought back. */
  readonly deleted: readonly string[];
  readonly change: (id: string, patch: Partial<Pick<Conversation, 'name' | 'pinned'>>) => void;
  readonly remove: (ids: readonly string[]) => void;
  readonly undo: () => void;
}

/** All of the history, the newest first and at once. It stays in memory while it is on the screen, so that a search needs no store. */
function useLoaded(round: number) {
  const [loaded, setLoaded] = useState<Loaded>({ all: [], complete: false, failed: false });
  useEffect(() => {
    let current = true;
    const load = async () => {
      const all: Conversation[] = [];
      let shownAt = -PACE;
      for await (const batch of findConversations(EVERYTHING)) {
        if (!current) return;
        all.push(...batch);
        if (performance.now() - shownAt < PACE) continue;
        shownAt = performance.now();
        setLoaded({ all: [...all], complete: false, failed: false });
      }
      if (current) setLoaded({ all, complete: true, failed: false });
    };
    load().catch(() => {
      if (current) setLoaded((before) => ({ ...before, complete: true, failed: true }));
    });
    return () => {
      current = false;
    };
  }, [round]);
  return [loaded, setLoaded] as const;
}

/** The history as the filter narrows it, and what can be done with it. */
export function useHistory(filter: HistoryFilter): History {
  const [round, setRound] = useState(0);
  const [{ all, complete, failed }, setLoaded] = useLoaded(round);
  const [deleted, setDeleted] = useState<readonly string[]>([]);
  // The letter that was typed is on the screen before a long list is.
  const shown = useDeferredValue(filter);
  const rows = useMemo(() => all.filter(matcher(shown)), [all, shown]);
  const hosts = useMemo(() => [...new Set(all.map(({ host }) => host))].filter(Boolean).toSorted(), [all]);

  const onTrouble = useCallback(() => setLoaded((before) => ({ ...before, failed: true })), [setLoaded]);
  return {
    rows,
    complete,
    failed,
    hosts,
    deleted,
    change: (id, patch) => {
      setLoaded((before) => ({ ...before, all: before.all.map((row) => (row.id === id ? { ...row, ...patch } : row)) }));
      changeConversation(id, patch).catch(onTrouble);
    },
    remove: (ids) => {
      const gone = new Set(ids);
      setLoaded((before) => ({ ...before, all: before.all.filter(({ id }) => !gone.has(id)) }));
      setDeleted(ids);
      markDeleted(ids, Date.now()).catch(onTrouble);
    },
    undo: () => {
      setDeleted([]);
      markDeleted(deleted, undefined).then(() => setRound((before) => before + 1), onTrouble);
    },
  };
}
