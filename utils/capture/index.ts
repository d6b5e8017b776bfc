export { capture } from './capture';
export { copiedText } from './copy-event';
export { describe } from './describe';
export { focusedElement, isSecret } from './focus';
export { countWords } from './words';
