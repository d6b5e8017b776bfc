import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { ensureBrowsers } from '../../../scripts/browsers.ts';

const run = promisify(execFile);

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** A screen of its own with a mouse and a keyboard that the browser can't tell from real ones. */
export interface Display {
  /** For the programs that shall appear on it. */
  readonly env: NodeJS.ProcessEnv;
  click(point: Point, button?: 'left' | 'right'): Promise<void>;
  move(point: Point): Promise<void>;
  /** X key names, each pressed and let go: `Return`, `Up`, `alt+s`. */
  press(...keys: string[]): Promise<void>;
  /** Visible windows of some size, menus among them, each once. */
  windows(): Promise<Rect[]>;
  /** Writes a PNG of the whole screen. */
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts a virtual display with a free number, which Xvfb picks itself. */
export async function startDisplay(size: Pick<Rect, 'width' | 'height'> = { width: 1280, height: 800 }): Promise<Display> {
  const { display: program = '' } = ensureBrowsers(['display']);
  const screen = `${size.width}x${size.height}x24`;
  const server = spawn(program, ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const stopWithUs = () => server.kill();
  process.once('exit', stopWithUs);
  const number = await displayNumber(server);
  const env: NodeJS.ProcessEnv = { ...process.env, DISPLAY: `:${number}`, WAYLAND_DISPLAY: undefined };
  const xdotool = async (...args: (string | number)[]) => (await run('xdotool', args.map(String), { env })).stdout;
  return {
    env,
    click: async ({ x, y }, button = 'left') => {
      await xdotool('mousemove', Math.round(x), Math.round(y), 'click', button === 'left' ? 1 : 3);
    },
    move: async ({ x, y }) => {
      await xdotool('mousemove', Math.round(x), Math.round(y));
    },
    press: async (...keys) => {
      await xdotool('key', ...keys);
    },
    windows: async () => parseWindows(await xdotool('search', '--onlyvisible', '--name', '.*', 'getwindowgeometry', '--shell', '%@')),
    screenshot: async (path) => {
      await run('import', ['-window', 'root', path], { env });
    },
    close: async () => {
      process.off('exit', stopWithUs);
      if (server.exitCode !== null) return;
      server.kill();
      await once(server, 'exit');
    },
  };
}

async function displayNumber(server: ReturnType<typeof spawn>): Promise<string> {
  const pipe = server.stdio[3];
  if (!pipe) throw new Error('Xvfb was started without a pipe for its number');
  const [said] = (await Promise.race([once(pipe, 'data'), once(server, 'exit').then(() => [undefined])])) as [unknown];
  if (said === undefined) throw new Error('Xvfb ended before it had a display');
  return String(said).trim();
}

function parseWindows(shell: string): Rect[] {
  const seen = new Map<string, Rect>();
  for (const block of shell.split(/^WINDOW=/m).slice(1)) {
    const value = (name: string) => Number(new RegExp(`^${name}=(-?\\d+)`, 'm').exec(block)?.[1]);
    const rect = { x: value('X'), y: value('Y'), width: value('WIDTH'), height: value('HEIGHT') };
    // Smaller ones are the browsers' invisible helpers.
    if (rect.width > 40 && rect.height > 20) seen.set(JSON.stringify(rect), rect);
  }
  return [...seen.values()];
}
