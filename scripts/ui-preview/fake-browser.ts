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
}

/**
 * Puts a stand-in for the browser's API into a page, before any script of the page runs. Runs in the page: it must not use anything
 * from outside.
 */
export function installFakeBrowser(world: World): void {
  const event = () => ({ addListener: () => {}, removeListener: () => {} });
  const words = (key: string, substitutions: string[] = []) =>
    key === '@@bidi_dir'
      ? world.language === 'ar'
        ? 'rtl'
        : 'ltr'
      : (world.messages[key]?.message ?? '').replace(/\$(\d)/g, (_, at: string) => substitutions[Number(at) - 1] ?? '');
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
    storage: {
      local: { get: (key: string) => Promise.resolve({ [key]: world.storage[key] }), set: () => Promise.resolve(), onChanged: event() },
      onChanged: event(),
    },
    tabs: {
      query: () => Promise.resolve([{ id: 1, windowId: 1 }]),
      create: () => Promise.resolve(),
      onActivated: event(),
      onUpdated: event(),
      onRemoved: event(),
    },
    windows: { create: () => Promise.resolve() },
    permissions: {
      onAdded: event(),
      onRemoved: event(),
      getAll: () => Promise.resolve({ origins: world.origins }),
      request: () => Promise.resolve(true),
    },
    commands: {
      getAll: () =>
        Promise.resolve([
          { name: 'summarize', shortcut: 'Alt+S' },
          { name: 'rewrite', shortcut: 'Alt+R' },
          { name: 'ask', shortcut: 'Alt+A' },
          { name: 'open-panel', shortcut: 'Alt+P' },
        ]),
    },
  };
  Object.assign(globalThis, { browser: fake, chrome: fake });
}
