import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';

/*
 * Runs a bundle in this new process and prints the milliseconds of CPU until it has been compiled and evaluated: what a worker pays at each
 * wake, but for the browser's own part. Whatever of a browser it asks for is there and does nothing.
 */
const nothing: unknown = new Proxy(() => {}, {
  get: (_, name) => (name === Symbol.toPrimitive ? () => '' : name === 'then' ? undefined : nothing),
  apply: () => nothing,
  construct: () => ({}),
});

Object.assign(globalThis, { chrome: { runtime: { id: 'bench' } }, self: globalThis, addEventListener: () => {} });
Object.assign(globalThis, {
  browser: new Proxy(
    {},
    {
      get: (_, name) =>
        name === 'runtime' ? new Proxy({ id: 'bench' }, { get: (own, part) => (part === 'id' ? own.id : nothing) }) : nothing,
    },
  ),
});

const code = readFileSync(process.argv[2] ?? '', 'utf8');
const before = process.cpuUsage();
new Script(code, { filename: 'bundle.js' }).runInThisContext();
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1_000);
process.exit(0);
