import { actions } from '@/utils/actions/index';
import { createMenus } from '@/utils/platform/menus';
import { openOptions } from '@/utils/platform/tabs';
import { closeToContentScripts } from '@/utils/storage/live-work';
import { restoreButton } from './page-button';

/** What is done once after an install or an update, as the browser calls its reason. */
export function afterInstall(reason: string): void {
  void closeToContentScripts();
  void createMenus(actions);
  restoreButton();
  if (reason === 'install') void openOptions('welcome');
}

/** The browser's language may have changed since it ran last. */
export const afterStartup = (): void => void createMenus(actions);
