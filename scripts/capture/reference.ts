// What the measurements are compared with, bundled for the page on its own.
export { Readability as default } from '@mozilla/readability';
