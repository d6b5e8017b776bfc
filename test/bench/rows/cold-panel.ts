import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { ensureBuilt } from '../../../scripts/build.ts';
import { firstLoad } from '../../../scripts/figures.ts';
import { startChromium } from '../../e2e/harness/chromium.ts';
import { until } from '../../e2e/harness/until.ts';
import type { Row } from '../figure.ts';
import { FLOOR } from '../stage.ts';
import { noSamples } from '../turns.ts';

const ROUNDS = 9;

interface Manifest {
  readonly permissions: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly side_panel: { readonly default_path: string };
}

/** A browser profile in which an extension was installed earlier, so that nothing of an installation happens at the start. */
class Profile {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'postil-bench-'));
  readonly panel: string;
  readonly extension: string;

  constructor(extension: string) {
    this.extension = realpathSync(extension);
    const manifest = JSON.parse(readFileSync(path.join(this.extension, 'manifest.json'), 'utf8')) as Manifest;
    // Chromium names an unpacked extension by the hash of its folder, in the letters a to p.
    const hash = createHash('sha256').update(this.extension).digest('hex').slice(0, 32);
    const id = hash.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
    const granted = {
      api: manifest.permissions,
      explicit_host: manifest.host_permissions ?? [],
      manifest_permissions: [],
      scriptable_host: [],
    };
    const entry = {
      location: 4,
      path: this.extension,
      state: 1,
      creation_flags: 38,
      active_permissions: granted,
      granted_permissions: granted,
    };
    mkdirSync(path.join(this.folder, 'Default'));
    const preferences = { extensions: { ui: { developer_mode: true }, settings: { [id]: entry } } };
    writeFileSync(path.join(this.folder, 'Default', 'Preferences'), JSON.stringify(preferences));
    this.panel = `chrome-extension://${id}/${manifest.side_panel.default_path}`;
  }

  /** Starts the browser, opens the panel as its first page, and gives what `look` sees there. */
  async visit<T>(look: (page: Page) => Promise<T>): Promise<T> {
    const browser = await startChromium({ profile: this.folder });
    try {
      const [page = await browser.newPage()] = await browser.pages();
      return await look(page);
    } finally {
      await browser.close();
    }
  }
}

/** Milliseconds from the start of the navigation. */
interface Start {
  readonly painted: number;
  /** The field to write in is there. */
  readonly ready: number;
}

declare global {
  var benchReadyAt: number | undefined;
}

/** Runs in the page, before anything of it. */
function noteField(): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('textarea')) return;
    observer.disconnect();
    globalThis.benchReadyAt = performance.now();
  });
  observer.observe(document, { subtree: true, childList: true });
}

async function start(page: Page, address: string): Promise<Start> {
  await page.evaluateOnNewDocument(noteField);
  await page.goto(address);
  return until('the panel to be painted and ready', () =>
    page.evaluate(() => {
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      const ready = globalThis.benchReadyAt;
      return paint && ready !== undefined ? { painted: paint.startTime, ready } : undefined;
    }),
  );
}

/** Kilobytes of the scripts and styles that the panel has fetched once it is quiet, as they lie in the package. */
async function fetched({ panel, extension }: Profile, page: Page): Promise<number> {
  const files = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.url().startsWith('chrome-extension:') && /\.(?:js|css)$/.test(pathname)) files.add(pathname);
  });
  await page.goto(panel, { waitUntil: 'networkidle0' });
  return [...files].reduce((sum, file) => sum + statSync(path.join(extension, file)).size, 0) / 1000;
}

export const coldPanel: Row = {
  id: 'cold-panel',
  title: "The panel, opened first thing after the browser's start",
  measure: async ({ repeats }) => {
    const profiles = { floor: new Profile(FLOOR), postil: new Profile(ensureBuilt('chrome')) };
    const names = ['floor', 'postil'] as const;
    try {
      const paint = noSamples();
      const ready = noSamples();
      const weight = noSamples();
      const needed = {
        floor: [firstLoad(FLOOR, 'panel.html').bytes / 1000],
        postil: [firstLoad(profiles.postil.extension, 'sidepanel.html').bytes / 1000],
      };
      for (const name of names) weight[name].push(await profiles[name].visit((page) => fetched(profiles[name], page)));
      for (let round = 0; round < repeats(ROUNDS); round += 1) {
        for (const name of names) {
          const times = await profiles[name].visit((page) => start(page, profiles[name].panel));
          paint[name].push(times.painted);
          ready[name].push(times.ready);
        }
      }
      return [
        {
          id: 'first-paint',
          label: 'first contentful paint',
          unit: 'ms',
          ...paint,
          target: { ratio: 2.5 },
          keep: { what: 'ratio', slack: 0.5 },
        },
        { id: 'panel-ready', label: 'the field to write in is there', unit: 'ms', ...ready, keep: { what: 'ratio', slack: 1 } },
        { id: 'panel-weight', label: 'JS + CSS before the first paint', unit: 'KB', ...needed, target: { value: 300 } },
        {
          id: 'panel-weight-all',
          label: 'the same, with what an answer needs',
          unit: 'KB',
          ...weight,
          keep: { what: 'value', slack: 0.02 },
        },
      ];
    } finally {
      for (const name of names) rmSync(profiles[name].folder, { recursive: true, force: true });
    }
  },
};
