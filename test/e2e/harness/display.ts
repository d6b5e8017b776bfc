import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { ensureBrowsers } from '../../../scripts/browsers.ts';
import { until } from './until.ts';

const run = promisify(execFile);

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Window extends Rect {
  readonly id: number;
}

/** A screen of its own with a mouse and a keyboard that the browser can't tell from real ones. */
export interface Display {
  /** For the programs that shall appear on it. */
  readonly env: NodeJS.ProcessEnv;
  /** Moves the mouse. */
  point(point: Point): Promise<void>;
  click(point: Point, button?: 'left' | 'right'): Promise<void>;
  /** Selects a word. */
  doubleClick(point: Point): Promise<void>;
  /** Gives the keyboard to the largest window. Without that, and without a window manager, it follows the mouse, and menus close. */
  focus(): Promise<void>;
  /** X key names, each pressed and let go: `Return`, `Up`, `alt+s`. */
  press(...keys: string[]): Promise<void>;
  /** Visible windows of some size, menus among them. */
  windows(): Promise<Window[]>;
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
  // A window that closes while it is looked at makes the whole look fail.
  const shown = (name: string) =>
    until(
      'a look at the windows',
      async () => parseWindows(await xdotool('search', '--onlyvisible', '--name', name, 'getwindowgeometry', '--shell', '%@')),
      5_000,
    );
  const point = async ({ x, y }: Point) => {
    await xdotool('mousemove', Math.round(x), Math.round(y));
  };
  return {
    env,
    point,
    click: async (place, button = 'left') => {
      await point(place);
      // In a call of its own: a menu has to see the mouse come before it takes a click.
      await xdotool('click', button === 'left' ? 1 : 3);
    },
    doubleClick: async (place) => {
      await point(place);
      await xdotool('click', '--repeat', 2, '--delay', 60, 1);
    },
    focus: async () => {
      const [largest] = (await shown('.+')).toSorted((a, b) => b.width * b.height - a.width * a.height);
      if (!largest) throw new Error('No window on the display');
      await xdotool('windowfocus', largest.id);
    },
    press: async (...keys) => {
      await xdotool('key', ...keys);
    },
    windows: () => shown('.*'),
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
  const [said] = (await Promise.race([once(pipe, 'data'), once(server, 'exit').then(() => [undefined])])) as [Buffer | undefined];
  if (said === undefined) throw new Error('Xvfb ended before it had a display');
  return said.toString().trim();
}

function parseWindows(shell: string): Window[] {
  return shell.split(/^(?=WINDOW=)/m).flatMap((block) => {
    const value = (name: string) => Number(new RegExp(`^${name}=(-?\\d+)`, 'm').exec(block)?.[1]);
    const window = { id: value('WINDOW'), x: value('X'), y: value('Y'), width: value('WIDTH'), height: value('HEIGHT') };
    // Smaller ones are the browsers' invisible helpers.
    return window.width > 40 && window.height > 20 ? [window] : [];
  });
}
