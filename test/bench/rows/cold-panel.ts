import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { ensureBuilt } from '../../../scripts/build.ts';
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

async function firstPaint(page: Page, address: string): Promise<number> {
  await page.goto(address);
  return until('the first paint', () =>
    page.evaluate(() => performance.getEntriesByName('first-contentful-paint').map(({ startTime }) => startTime)[0]),
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
      const weight = noSamples();
      for (const name of names) weight[name].push(await profiles[name].visit((page) => fetched(profiles[name], page)));
      for (let round = 0; round < repeats(ROUNDS); round += 1)
        for (const name of names) paint[name].push(await profiles[name].visit((page) => firstPaint(page, profiles[name].panel)));
      return [
        {
          id: 'first-paint',
          label: 'first contentful paint',
          unit: 'ms',
          ...paint,
          target: { ratio: 2.5 },
          keep: { what: 'ratio', slack: 0.3 },
        },
        {
          id: 'panel-weight',
          label: 'JS + CSS before the first answer',
          unit: 'KB',
          ...weight,
          target: { value: 300 },
          keep: { what: 'value', slack: 0.02 },
        },
      ];
    } finally {
      for (const name of names) rmSync(profiles[name].folder, { recursive: true, force: true });
    }
  },
};
