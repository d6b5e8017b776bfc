import { readFile } from 'node:fs/promises';
import { defineConfig } from 'wxt';
import { READER, readerFiles, readerWithoutEval } from './scripts/reader-files';

/** A test build holds the loopback hosts, so that headless tests need no click on a permission prompt. Nothing else differs. */
const testHosts = ['http://127.0.0.1/*', 'http://localhost/*'];

const csp = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  // Which http addresses are let through is decided in utils/providers/address.ts: loopback and private networks only.
  // Files of this computer: the PDF that a tab shows (utils/platform/document-bytes.ts).
  "connect-src 'self' https: http: file:",
  "frame-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  // For one address each, of the thread that takes PDFs apart and of the worker's other part: utils/platform/own-script.ts.
  'trusted-types postil-reader postil-work',
].join('; ');

/** A test build is made of the code that ships: WXT and React would take the mode, or a test runner's NODE_ENV, for a wish to debug. */
const asShipped = {
  name: 'postil:as-shipped',
  apply: 'build' as const,
  config: () => {
    process.env.NODE_ENV = 'production';
    return { define: { 'import.meta.env.MODE': '"production"', 'process.env.NODE_ENV': '"production"' } };
  },
};

/**
 * The polyfill steps back where the browser has `browser` of its own, but an ordinary import of it (a CommonJS module) copies the
 * descriptor of every API all the same, and so has the browser make each of them: 2 of the 7 ms that the worker needs at every wake.
 * Pages, which may load in parts, load it only where it is needed. The worker may not, and needs none of it: under version 3 of the
 * manifest Chrome's own APIs give promises, and messages are answered by `sendResponse`.
 */
function browserAsItIs() {
  let inParts = false;
  return {
    name: 'postil:browser-as-it-is',
    apply: 'build' as const,
    configResolved: ({ build }: { build: { lib: unknown } }) => {
      inParts = !build.lib;
    },
    transform: {
      filter: { id: /@wxt-dev\/webextension-polyfill\/dist\/browser\.mjs$/ },
      handler: () => {
        const otherwise = inParts ? "(await import('webextension-polyfill')).default" : 'globalThis.chrome';
        return `export const browser = globalThis.browser?.runtime?.id ? globalThis.browser : ${otherwise};`;
      },
    },
  };
}

/** The worker's other part is a file of its own, and Firefox's event page loads it as one (utils/platform/worker-part.ts). */
const workerPart = {
  name: 'postil:worker-part',
  enforce: 'pre' as const,
  resolveId: (id: string) => (id === 'virtual:work' ? { id: '/work.js', external: true as const } : undefined),
};

/** The words of a language as a browser needs them: without white space, and without what is meant for translators. */
async function wordsAsShipped(file: string): Promise<string> {
  const words = JSON.parse(await readFile(file, 'utf8')) as Record<string, object>;
  return JSON.stringify(words, (key, value: unknown) => (key === 'description' ? undefined : value));
}

export default defineConfig({
  imports: false,
  hooks: {
    'prepare:publicPaths': (_, paths) => {
      paths.push(`${READER}/pdf.worker.mjs`, `${READER}/cmaps/LICENSE`);
    },
    'build:publicAssets': async (_, files) => {
      files.push(...readerFiles());
      for (const [at, file] of files.entries())
        if ('absoluteSrc' in file && file.relativeDest.endsWith('messages.json'))
          files[at] = { relativeDest: file.relativeDest, contents: await wordsAsShipped(file.absoluteSrc) };
    },
  },
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill'],
  vite: () => ({ plugins: [asShipped, browserAsItIs(), workerPart, readerWithoutEval] }),
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}{{modeSuffix}}',
  manifest: ({ browser, mode }) => ({
    name: '__MSG_extension_name__',
    short_name: 'Postil',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    minimum_chrome_version: '126',
    permissions: [
      'activeTab',
      'scripting',
      'storage',
      'contextMenus',
      'declarativeNetRequestWithHostAccess',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    host_permissions: mode === 'test' ? testHosts : [],
    optional_permissions: ['notifications'],
    // Files of this computer only where the user has switched that on in the browser's settings. Firefox has no such switch.
    optional_host_permissions: ['https://*/*', 'http://*/*', ...(browser === 'firefox' ? [] : ['file:///*'])],
    action: { default_title: '__MSG_extension_name__' },
    commands: {
      // Firefox gives Alt with the letters of its menu bar to the menus: S is its History.
      summarize: { suggested_key: { default: browser === 'firefox' ? 'Alt+U' : 'Alt+S' }, description: '__MSG_command_summarize__' },
      rewrite: { suggested_key: { default: 'Alt+R' }, description: '__MSG_command_rewrite__' },
      ask: { suggested_key: { default: 'Alt+A' }, description: '__MSG_command_ask__' },
      'open-panel': { suggested_key: { default: 'Alt+P' }, description: '__MSG_command_open_panel__' },
    },
    content_security_policy: { extension_pages: csp },
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'postil@postil.dev',
          strict_min_version: '142.0',
          data_collection_permissions: { required: ['websiteContent'] },
        },
      },
    }),
  }),
  zip: {
    includeSources: [
      'components/**',
      'entrypoints/**',
      'utils/**',
      'public/**',
      'scripts/**',
      'test/**',
      'docs/**',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'wxt.config.ts',
      'vitest.config.ts',
      'README.md',
      'LICENSE',
    ],
  },
});
