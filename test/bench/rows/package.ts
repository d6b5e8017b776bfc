import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from '../../../scripts/build.ts';
import type { Row } from '../figure.ts';

interface Manifest {
  readonly permissions?: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly content_scripts?: readonly object[];
}

/** Kilobytes of the package that the store gets. */
function zipSize(): number {
  const wxt = path.resolve('node_modules/wxt/bin/wxt.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [wxt, 'zip', '-b', 'chrome', '--mv3'], { encoding: 'utf8' });
  const [newest] = globSync('.output/*-chrome.zip').sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (status !== 0 || newest === undefined) throw new Error(`No package was made:\n${stdout}\n${stderr}`);
  return statSync(newest).size / 1000;
}

export const installed: Row = {
  id: 'package',
  title: 'What is installed',
  measure: async () => {
    const zip = zipSize();
    const {
      permissions = [],
      host_permissions: hosts = [],
      content_scripts: scripts = [],
    } = JSON.parse(readFileSync(path.join(ensureBuilt('chrome'), 'manifest.json'), 'utf8')) as Manifest;
    return [
      { id: 'zip', label: 'package for Chrome and Edge', unit: 'KB', postil: [zip], target: { value: 400 }, keep: 'value', slack: 0.02 },
      {
        id: 'sites-at-install',
        label: 'sites and content scripts held at install',
        unit: '',
        postil: [hosts.length + scripts.length],
        target: { value: 0 },
        keep: 'value',
        slack: 0,
        note: `permissions: ${permissions.join(', ')}`,
      },
    ];
  },
};
