import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { filesOf, places, shipped, textOf } from './built';

describe.each(shipped)('%s', (build) => {
  const files = filesOf(build);
  const scripts = new Map([...files].filter(([name]) => name.endsWith('.js')));
  const script = (name: string) => new Map([[name, textOf(build, name)]]);

  test('is not empty', () => {
    expect([...scripts.keys()]).toEqual(expect.arrayContaining(['background.js', 'page.js', 'work.js']));
  });

  test('the script for pages has no browser API, no polyfill, no schema library and no React', () => {
    expect(places(script('page.js'), /(?<![.\w$])(?:chrome|browser)\s*(?:\?\.|[.[])/g)).toEqual([]);
    expect(places(script('page.js'), /webextension-polyfill|_zod\b|ZodError|ZodMini|react\.(?:transitional\.)?element|OpenAI/g)).toEqual(
      [],
    );
  });

  test('the button in pages has three calls of the browser, no polyfill, no schema library and no React', () => {
    expect(places(script('button.js'), /webextension-polyfill|_zod\b|ZodError|ZodMini|react\.(?:transitional\.)?element|OpenAI/g)).toEqual(
      [],
    );
    const calls = places(script('button.js'), /\.(?:sendMessage|onMessage|getMessage|connect|storage|executeScript)\b/g);
    expect(calls.map((call) => call.replace('button.js: .', '')).sort()).toEqual(['getMessage', 'onMessage', 'sendMessage']);
  });

  test('the worker draws nothing and calls the network in one place', () => {
    const worker = new Map([...script('background.js'), ...script('work.js')]);
    expect(places(worker, /react\.(?:transitional\.)?element|react-dom/g)).toEqual([]);
    expect(places(worker, /(?<![.\w$#])(?:fetch|XMLHttpRequest|WebSocket|EventSource)\(/g).length).toBeLessThanOrEqual(1);
    expect(places(worker, /\.runtime\.onMessage\.addListener\(/g)).toHaveLength(1);
  });

  test('at every wake the worker evaluates its listeners alone; the one script that it loads is its other part', () => {
    expect(places(script('background.js'), /_zod\b|ZodError|ZodMini|indexedDB/g)).toEqual([]);
    const loaded = build.startsWith('firefox') ? ['background.js: import(`/work.js`)'] : ['background.js: importScripts('];
    expect([...new Set(places(scripts, /importScripts\(|import\([`'"]\/[^)]*\)/g))]).toEqual(loaded);
  });

  test('nothing is fetched as code and no text becomes code', () => {
    expect(places(scripts, /(?<![.\w$])eval\(|\bnew Function\(|import\(\s*["'`]https?:/g)).toEqual([]);
    expect(places(files, /<(?:script|link)[^>]+(?:src|href)=["'](?:https?:)?\/\/[^"']*/g)).toEqual([]);
  });

  test('no text becomes markup, but where React and Readability do it', () => {
    const sinks = /\.(?:innerHTML|outerHTML)\s*=(?!=)|insertAdjacentHTML\(|document\.write\(/g;
    // Readability works on a copy of the page that is never shown and in which nothing runs.
    const readability = readFileSync(fileURLToPath(import.meta.resolve('@mozilla/readability/Readability.js')), 'utf8');
    expect(places(script('page.js'), sinks).length).toBeLessThanOrEqual([...readability.matchAll(sinks)].length);
    const others = [...scripts].filter(([name, text]) => name !== 'page.js' && !/react\.(?:transitional\.)?element/.test(text));
    expect(places(new Map(others), sinks)).toEqual([]);
  });

  test('is built for production', () => {
    expect(places(scripts, /react-dom(?:-client)?\.development|Download the React DevTools/g)).toEqual([]);
    expect([...files.keys()].filter((name) => name.endsWith('.map'))).toEqual([]);
  });

  test('holds nothing that looks like a secret', () => {
    const shapes = [
      'sk-(?:proj-|ant-|or-)?[A-Za-z0-9_-]{20,}',
      'gh[pousr]_[A-Za-z0-9]{30,}',
      'AKIA[0-9A-Z]{16}',
      'AIza[\\w-]{30,}',
      'xox[abprs]-[\\w-]{10,}',
      'eyJ[\\w-]{15,}\\.eyJ[\\w-]{15,}',
      '-----BEGIN [A-Z ]*PRIVATE KEY',
      'Bearer [A-Za-z0-9._-]{16,}',
    ];
    expect(places(files, new RegExp(shapes.join('|'), 'g'))).toEqual([]);
  });
});
