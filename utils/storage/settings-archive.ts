import type * as z from 'zod/mini';
import { budget } from '@/utils/schema/budget';
import { cacheSettings, money } from '@/utils/schema/money';
import { notice } from '@/utils/schema/courtesies';
import { moderation } from '@/utils/schema/moderation';
import { connection, lastOptions, reading } from '@/utils/schema/settings';
import type { StoredItem } from './item';
import { noticeItem } from './courtesies';
import { moderationItem } from './moderation';
import { budgetItem, cacheItem, moneyItem } from './money';
import { connectionItem, lastOptionsItem, readingItem } from './settings';

type Write = () => Promise<void>;

interface Setting {
  /** As it goes into a file. */
  readonly read: () => Promise<unknown>;
  /** How to take what a file has; undefined if it cannot be read or is the same here. */
  readonly taking: (value: unknown) => Promise<Write | undefined>;
}

function setting<S extends z.ZodMiniType>(schema: S, item: StoredItem<z.output<S>>): Setting {
  return {
    read: () => item.get(),
    taking: async (value) => {
      const parsed = schema.safeParse(value);
      if (!parsed.success || JSON.stringify(parsed.data) === JSON.stringify(await item.get())) return undefined;
      return () => item.set(parsed.data);
    },
  };
}

/** The server, without a word of its key: which one is here is known here alone. */
const server: Setting = {
  read: async () => {
    const { keyHint: _keyHint, ...rest } = await connectionItem.get();
    return rest;
  },
  taking: async (value) => {
    const here = await connectionItem.get();
    const parsed = connection.safeParse(value);
    const isSame = parsed.success && parsed.data.providerId === here.providerId && parsed.data.baseUrl === here.baseUrl;
    return setting(connection, connectionItem).taking(parsed.success && { ...parsed.data, keyHint: isSame ? here.keyHint : '' });
  },
};

/**
 * What an archive carries. Not how long the history is kept: a file must not make this device delete. Not whether settings are synced: that is
 * each device's own. Not the sites with a button: those need a permission that is given here alone.
 */
const carried: Readonly<Record<string, Setting>> = {
  connection: server,
  reading: setting(reading, readingItem),
  lastOptions: setting(lastOptions, lastOptionsItem),
  budget: setting(budget, budgetItem),
  money: setting(money, moneyItem),
  cache: setting(cacheSettings, cacheItem),
  moderation: setting(moderation, moderationItem),
  notice: setting(notice, noticeItem),
};

export async function settingsForArchive(): Promise<Record<string, unknown>> {
  const entries = Object.entries(carried).map(async ([name, { read }]) => [name, await read()] as const);
  return Object.fromEntries(await Promise.all(entries));
}

export interface SettingsPlan {
  /** Names of those that would change. */
  readonly names: readonly string[];
  readonly write: Write;
}

/** Compares the settings of a file with those here; nothing is written before `write`. */
export async function planSettings(file: Readonly<Record<string, unknown>>): Promise<SettingsPlan> {
  const changes: (readonly [string, Write])[] = [];
  for (const [name, { taking }] of Object.entries(carried)) {
    const write = name in file ? await taking(file[name]) : undefined;
    if (write) changes.push([name, write]);
  }
  return {
    names: changes.map(([name]) => name),
    write: async () => {
      for (const [, write] of changes) await write();
    },
  };
}
