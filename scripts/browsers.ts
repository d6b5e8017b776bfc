import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type Kind = 'chromium' | 'firefox' | 'display';

/** Paths of what is there. `display` is Xvfb: a screen without a monitor, on which a real mouse can be moved. */
export type Found = Partial<Record<Kind, string>>;

const { env, platform } = process;
const programFolders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((folder) => folder !== undefined);
const onWindows = (...parts: string[]) => programFolders.map((folder) => join(folder, ...parts));
const onMac = (app: string) =>
  ['/Applications', join(env.HOME ?? '', 'Applications')].map((root) => join(root, `${app}.app/Contents/MacOS/${app}`));

/** `override` names a variable with a path, `names` are looked up in PATH, `paths` are where installers put it. */
interface Program {
  readonly override?: string;
  readonly names: readonly string[];
  readonly paths: readonly string[];
  /** What apt-get installs on Debian and its family. */
  readonly packages: readonly string[];
  /** Said where it can't be installed from here. */
  readonly advice: string;
}

const programs: Record<Kind, Program> = {
  chromium: {
    override: 'CHROME_PATH',
    names: [
      'chromium',
      'google-chrome',
      'google-chrome-stable',
      'microsoft-edge',
      'microsoft-edge-stable',
      'brave-browser',
      'chromium-browser',
    ],
    paths: [
      ...(platform === 'darwin' ? ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].flatMap(onMac) : []),
      ...onWindows('Google', 'Chrome', 'Application', 'chrome.exe'),
      ...onWindows('Chromium', 'Application', 'chrome.exe'),
      ...onWindows('Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ...onWindows('BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'),
      '/opt/google/chrome/chrome',
    ],
    packages: ['chromium', 'fonts-liberation'],
    advice: 'Install Chrome, Chromium, Edge or Brave, or set CHROME_PATH to the program of one.',
  },
  firefox: {
    override: 'FIREFOX_PATH',
    names: ['firefox-esr', 'firefox'],
    paths: [
      ...(platform === 'darwin' ? onMac('Firefox').map((path) => path.replace(/Firefox$/, 'firefox')) : []),
      ...onWindows('Mozilla Firefox', 'firefox.exe'),
    ],
    packages: ['firefox-esr', 'fonts-liberation'],
    advice: 'Install Firefox 142 or later, or set FIREFOX_PATH to its program.',
  },
  display: {
    names: platform === 'linux' && find(['xdotool']) && find(['import']) ? ['Xvfb'] : [],
    paths: [],
    packages: ['xvfb', 'xdotool', 'imagemagick'],
    advice: 'A virtual display needs Linux with Xvfb, xdotool and ImageMagick (Debian: apt-get install xvfb xdotool imagemagick).',
  },
};

/** What is on this machine already; installs nothing. */
export function findBrowsers(kinds: readonly Kind[]): Found {
  return Object.fromEntries(kinds.map((kind) => [kind, locate(kind)]));
}

/**
 * Finds what is asked for, and installs what is missing where that needs no question: on Debian's family, as root.
 * Throws an error with one sentence on what to install where it can't.
 */
export function ensureBrowsers(kinds: readonly Kind[]): Found {
  const missing = kinds.filter((kind) => locate(kind) === undefined);
  if (missing.length > 0) install(missing);
  const found = findBrowsers(kinds);
  for (const kind of kinds) {
    if (found[kind] === undefined) throw new Error(programs[kind].advice);
  }
  return found;
}

function locate(kind: Kind): string | undefined {
  const { override, names, paths } = programs[kind];
  const wished = override && env[override];
  if (wished) {
    if (!existsSync(wished)) throw new Error(`${override} is set to ${wished}, but there is no such file.`);
    return wished;
  }
  return find(names) ?? paths.find(isProgram);
}

function find(names: readonly string[]): string | undefined {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function install(kinds: readonly Kind[]): void {
  const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version') && find(['apt-get']) !== undefined;
  if (!mayInstall) return;
  const packages = [...new Set(kinds.flatMap((kind) => programs[kind].packages))];
  console.log(`Not found: ${kinds.join(', ')}. Installing with apt-get: ${packages.join(' ')} (this can take a minute) …`);
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { status, stderr } = spawnSync('apt-get', ['-q', ...args], {
      encoding: 'utf8',
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${stderr}`);
  }
}
