import { answerBy, hearBy } from '@/utils/platform/behind-door';
import { carrySettings } from '@/utils/storage/sync';
import { chooseByKey, chooseInMenu } from './choose';
import { afterInstall, afterStartup } from './install';
import { afterPress, restoreButton } from './page-button';
import { panelHandlers } from './panels';
import { requestHandlers } from './requests';
import { recover } from './start';

/** All that the worker can do, by what its listeners call. */
export const handlers = {
  answer: answerBy(requestHandlers),
  afterInstall,
  afterPress,
  afterStartup,
  carrySettings,
  chooseByKey,
  chooseInMenu,
  panels: hearBy(panelHandlers),
  recover,
  restoreButton,
};
