import { describe, expect, test } from 'vitest';
import { filesOf, manifestOf, shipped } from './built';

/** None of them makes the browser warn at install; the rules of `declarativeNetRequestWithHostAccess` come after a click of the user. */
const permissions = ['activeTab', 'contextMenus', 'declarativeNetRequestWithHostAccess', 'scripting', 'storage'];

describe.each(shipped)('%s', (build) => {
  const manifest = manifestOf(build);

  test('asks for no site at install and puts no script into pages by itself', () => {
    expect(manifest.host_permissions ?? []).toEqual([]);
    for (const key of ['content_scripts', 'web_accessible_resources', 'externally_connectable']) {
      expect(manifest).not.toHaveProperty(key);
    }
  });

  test('has the permissions that the main job needs and no other', () => {
    expect([...manifest.permissions].sort()).toEqual(build.startsWith('chrome') ? [...permissions, 'sidePanel'].sort() : permissions);
  });

  test('asks later, at a switch in the options, for what it may tell when an answer is done', () => {
    expect(manifest).toMatchObject({ optional_permissions: ['notifications'] });
  });

  test('lets its pages load nothing from elsewhere', () => {
    const { extension_pages: csp = '' } = manifest.content_security_policy as { extension_pages?: string };
    expect(csp).toContain("script-src 'self';");
    expect(csp).toContain("require-trusted-types-for 'script'");
    expect(csp).not.toMatch(/unsafe-|script-src[^;]*http/);
  });

  test('is what the test build is, but for the loopback hosts', () => {
    const { host_permissions: hosts, ...tested } = manifestOf(`${build}-test`);
    const { host_permissions: none = [], ...rest } = manifest;
    expect(none).toEqual([]);
    expect(hosts).toEqual(['http://127.0.0.1/*', 'http://localhost/*']);
    expect(tested).toEqual(rest);
    const [test, ship] = [filesOf(`${build}-test`), filesOf(build)];
    expect([...test.keys()]).toEqual([...ship.keys()]);
    expect([...ship].flatMap(([name, text]) => (name !== 'manifest.json' && test.get(name) !== text ? [name] : []))).toEqual([]);
  });
});
