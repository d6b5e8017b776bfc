/**
 * What only some readers of some answers need, in one piece: each further piece that is loaded by itself cuts what it shares with the others
 * into smaller files, and those are larger together.
 */
export { AgainSettings } from './again-settings';
export { ContextList } from './context-list';
export { copyText } from './copy-text';
export { Estimate } from './estimate';
export { Formula } from './formula';
export { Keys } from './keys';
