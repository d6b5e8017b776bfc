export { capture } from './capture';
export { copiedText } from './copy-event';
export { focusedElement, isSecret } from './focus';
export { show } from './show';
