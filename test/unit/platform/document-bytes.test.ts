import { afterEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { startPageServer } from '@/test/servers/page-server';
import { documentBytes } from '@/utils/platform/document-bytes';

const { signal } = new AbortController();
const wish = (url: string) => ({ jobId: 'a-job-of-a-test', tabId: 1, url, shown: true });
const failure = (url: string) =>
  documentBytes(wish(url), signal).then(
    () => 'bytes',
    (error: unknown) => Reflect.get(Object(error), 'failure'),
  );

/** A browser in which no script may enter the tab. */
function browserThat({ files = false, sites = true, origin = 'chrome-extension://postil/' } = {}): void {
  Object.assign(fakeBrowser.scripting, { executeScript: () => Promise.reject(new Error('Missing host permission for the tab')) });
  Object.assign(fakeBrowser.permissions, { contains: async () => sites });
  Object.assign(fakeBrowser.extension, { isAllowedFileSchemeAccess: async () => files });
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockReturnValue(origin);
}

afterEach(() => vi.restoreAllMocks());

test('a file of this computer: what the reader can do about it depends on the browser', async () => {
  browserThat();
  expect(await failure('file:///papers/paper.pdf')).toEqual({ code: 'file-access' });
  browserThat({ origin: 'moz-extension://postil/' });
  expect(await failure('file:///papers/paper.pdf')).toEqual({ code: 'pdf-local' });
  browserThat({ files: true });
  const read = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('%PDF-1.7'));
  expect(await failure('file:///papers/paper.pdf')).toBe('bytes');
  expect(read.mock.lastCall?.[0]).toBe('file:///papers/paper.pdf');
});

test('where no script may run, only what says that it is a PDF is taken for one', async () => {
  const site = await startPageServer();
  const bytes = (text: string) => new TextEncoder().encode(text);
  browserThat();
  expect(await failure(site.addFile('/download', 'application/pdf', bytes('\n%PDF-1.4 and more')))).toBe('bytes');
  expect(await failure(site.addFile('/data', 'application/json', bytes('{}')))).toEqual({ code: 'page-locked' });
  // A name that promises a PDF: what is wrong with it is found when it is read.
  expect(await failure(site.addFile('/paper.pdf', 'text/html', bytes('Please log in')))).toBe('bytes');
  expect(await failure(`${site.url}/gone`)).toEqual({ code: 'pdf-not-reached', status: 404 });
  browserThat({ sites: false });
  expect(await failure(`${site.url}/download`)).toEqual({ code: 'pdf-no-access' });
  await site.close();
});
