export { capture } from './capture';
export { copiedText } from './copy-event';
export { focusedElement, isSecret } from './focus';
export { isKeyCatcher } from './key-catcher';
export { show } from './show';
