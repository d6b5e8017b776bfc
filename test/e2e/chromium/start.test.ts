import { execFile } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const PICTURE = '.output/start.png';

/** Runs `npm start` as on a machine without a screen. */
async function start(...flags: string[]): Promise<string> {
  const env = { ...process.env, DISPLAY: undefined, WAYLAND_DISPLAY: undefined, OPENAI_API_KEY: undefined, OPENAI_BASE_URL: undefined };
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/start.ts', '--once', ...flags], { env });
  return stdout;
}

test('npm start without a screen does the main job by itself, on this device', async () => {
  rmSync(PICTURE, { force: true });
  const said = await start();
  expect(said).toMatch(/two high waters a day|listening to the sea|spring tides/);
  expect(said).toContain('start.png');
  expect(statSync(PICTURE).size).toBeGreaterThan(10_000);
});

test('npm start -- --practice connects to a model server of its own and says that no AI answers', async () => {
  const said = await start('--practice');
  expect(said).toMatch(/Connected to 127\.0\.0\.1:\d+: Practice model, no AI/);
  expect(said).toMatch(/No AI wrote this/);
});

test('npm start with a wrong server says what is wrong and fails', async () => {
  const env = {
    ...process.env,
    DISPLAY: undefined,
    WAYLAND_DISPLAY: undefined,
    OPENAI_API_KEY: 'sk-none',
    OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
    OPENAI_MODEL: 'none',
  };
  const run = promisify(execFile)(process.execPath, ['scripts/start.ts', '--once'], { env });
  await expect(run).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('127.0.0.1:9 cannot be reached') as string });
});
