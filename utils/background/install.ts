import { actions } from '@/utils/actions/index';
import { createMenus } from '@/utils/platform/menus';
import { openOptions } from '@/utils/platform/tabs';
import { closeToContentScripts } from '@/utils/storage/live-work';
import { noteBeginning } from './left-behind';
import { restoreButton } from './page-button';

/** What is done once after an install or an update, as the browser calls its reason. */
export function afterInstall(reason: string): void {
  // A browser that was updated has ended too.
  noteBeginning(reason === 'install' || reason === 'update' ? 'extension' : 'browser');
  void closeToContentScripts();
  void createMenus(actions);
  restoreButton();
  if (reason === 'install') void openOptions('welcome');
}

/** Once after each start of the browser. */
export function afterStartup(): void {
  noteBeginning('browser');
  // Its language may have changed since it ran last.
  void createMenus(actions);
}
