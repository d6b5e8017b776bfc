/** What a page of ours finds in place of the browser; all of it is plain data, since it travels into the page. */
export interface World {
  readonly language: string;
  readonly messages: Readonly<Record<string, { readonly message: string }>>;
  readonly storage: Readonly<Record<string, unknown>>;
  /** Answers to `runtime.sendMessage`, by type. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** What the background says over the port once the panel has asked for a tab. */
  readonly events: readonly unknown[];
  readonly origins: readonly string[];
  readonly shortcuts: readonly { readonly name: string; readonly shortcut: string }[];
}

/**
 * Puts a stand-in for the browser's API into a page, before any script of the page runs. Runs in the page: it must not use anything
 * from outside.
 */
export function installFakeBrowser(world: World): void {
  const yes = () => Promise.resolve(true);
  const event = () => ({ addListener: () => {}, removeListener: () => {} });
  const words = (key: string, substitutions: string[] = []) =>
    (world.messages[key]?.message ?? '').replace(/\$(\d)/g, (_, at: string) => substitutions[Number(at) - 1] ?? '');
  const area = (held: Readonly<Record<string, unknown>>) => ({
    get: (keys?: string | readonly string[]) =>
      Promise.resolve(keys === undefined ? held : Object.fromEntries([keys].flat().map((key) => [key, held[key]]))),
    set: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    getBytesInUse: () => Promise.resolve(0),
    onChanged: event(),
  });
  const connect = () => {
    const listeners: ((message: unknown) => void)[] = [];
    return {
      onMessage: { addListener: (listener: (message: unknown) => void) => listeners.push(listener) },
      onDisconnect: event(),
      disconnect: () => {},
      postMessage: (command: { type: string }) => {
        if (command.type === 'attach') for (const said of world.events) for (const listener of listeners) listener(said);
      },
    };
  };
  const fake = {
    runtime: {
      id: 'preview',
      connect,
      getURL: (path: string) => location.origin + path,
      getManifest: () => ({ version: '0.1.0' }),
      sendMessage: (message: { type: string }) => Promise.resolve({ ok: true, value: world.answers[message.type] }),
    },
    i18n: { getMessage: words, getUILanguage: () => world.language },
    storage: { local: area(world.storage), session: area({}), sync: area({}), onChanged: event() },
    tabs: {
      query: () => Promise.resolve([{ id: 1, windowId: 1 }]),
      getCurrent: () => Promise.resolve({ id: 1, windowId: 1 }),
      create: () => Promise.resolve(),
      onActivated: event(),
      onUpdated: event(),
      onRemoved: event(),
    },
    extension: { isAllowedFileSchemeAccess: () => Promise.resolve(false) },
    windows: { create: () => Promise.resolve() },
    permissions: {
      ...{ onAdded: event(), onRemoved: event(), contains: yes, request: yes, remove: yes },
      getAll: () => Promise.resolve({ origins: world.origins }),
    },
    declarativeNetRequest: { getDynamicRules: () => Promise.resolve([]) },
    commands: { getAll: () => Promise.resolve(world.shortcuts) },
  };
  Object.assign(globalThis, { browser: fake, chrome: fake });
}
