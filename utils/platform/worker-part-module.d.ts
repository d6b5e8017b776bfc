/** `entrypoints/work.ts` by its place in the package; see wxt.config.ts. */
declare module 'virtual:work';
