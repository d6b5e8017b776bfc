export { capture } from './capture';
export { describe } from './describe';
export { focusedElement, isSecret } from './focus';
export { selectedRanges } from './selection';
