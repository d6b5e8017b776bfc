import { clock } from './clock.ts';
import { imports } from './imports.ts';

/** Rules of this house that no known plugin has, for oxlint. */
export default { meta: { name: 'house' }, rules: { imports, clock } };
