import { browser } from 'wxt/browser';

/** The commands that can have keys, each with the message that names it. */
export const commands = [
  ['summarize', 'command_summarize'],
  ['rewrite', 'command_rewrite'],
  ['ask', 'command_ask'],
  ['open-panel', 'command_open_panel'],
] as const;

/** The keys as the user has them now, by command name; without those that have none. */
async function shortcuts(): Promise<Record<string, string>> {
  const commands = await browser.commands.getAll();
  return Object.fromEntries(commands.flatMap(({ name, shortcut }) => (name && shortcut ? [[name, shortcut]] : [])));
}

/** As a value that is read once: keys do not change while a page of ours is open, but for the browser's own settings page. */
export const currentShortcuts = { get: shortcuts, watch: () => () => {} };

/** The browser's own page where keys are changed. */
export async function openShortcutSettings(): Promise<void> {
  const { commands } = browser as { commands: { openShortcutSettings?: () => Promise<void> } };
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}

/** Calls back with the name of each command and the tab it was given in. */
export function onShortcut(callback: (command: string, tab: { id: number; windowId: number }) => void): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (tab?.id !== undefined) callback(command, { id: tab.id, windowId: tab.windowId });
  });
}
