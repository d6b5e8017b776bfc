/** What `wxt/browser` is in unit tests: a fake with storage, messages and tabs that work within one process. */
export { fakeBrowser as browser } from 'wxt/testing/fake-browser';
