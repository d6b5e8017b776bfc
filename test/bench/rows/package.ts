import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chrome, packageBytes, workerBytes } from '../../../scripts/figures.ts';
import { root } from '../../../scripts/project-files.ts';
import type { Row } from '../figure.ts';

interface Manifest {
  readonly permissions?: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly content_scripts?: readonly object[];
}

/** Makes the package that the store gets. */
function makePackage(): void {
  const wxt = path.join(root, 'node_modules/wxt/bin/wxt.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [wxt, 'zip', '-b', 'chrome', '--mv3'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`No package was made:\n${stdout}\n${stderr}`);
}

export const installed: Row = {
  id: 'package',
  title: 'What is installed',
  measure: async () => {
    makePackage();
    const {
      permissions = [],
      host_permissions: hosts = [],
      content_scripts: scripts = [],
    } = JSON.parse(readFileSync(path.join(chrome, 'manifest.json'), 'utf8')) as Manifest;
    return [
      {
        id: 'zip',
        label: 'package for Chrome and Edge, without the PDF reader',
        unit: 'KB',
        postil: [packageBytes('chrome').rest / 1000],
        target: { value: 400 },
      },
      {
        id: 'pdf-reader',
        label: 'PDF reader in the package',
        unit: 'KB',
        postil: [packageBytes('chrome').reader / 1000],
        target: { value: 1100 },
      },
      {
        id: 'worker-gzip',
        label: 'worker, gzip',
        unit: 'KB',
        postil: [workerBytes(chrome) / 1000],
        target: { value: 60 },
      },
      {
        id: 'sites-at-install',
        label: 'sites and content scripts held at install',
        unit: '',
        postil: [hosts.length + scripts.length],
        target: { value: 0 },
        keep: { what: 'value', slack: 0 },
        note: `permissions: ${permissions.join(', ')}`,
      },
    ];
  },
};
