import type { Failure } from '@/utils/schema/failure';

/** What people paste from documentation: the address of one call instead of the common base. */
const CALLS = /\/(?:chat\/completions|completions|responses|models)$/;

/** The one thing that may stand behind a base URL: Azure's version of the API. */
const VERSION = /^\?api-version=[\w.-]{1,40}$/;

/**
 * The base URL that a user typed, ready to be called: scheme added where it is missing, slashes and a pasted call path taken off.
 * https goes anywhere; plain http only to this computer and to private networks, where no stranger carries the text.
 */
export function checkedBaseUrl(text: string): { readonly url: string } | { readonly failure: Failure } {
  const typed = text.trim();
  const url = URL.parse(typed.includes('://') ? typed : `${isPrivateHost(hostOf(typed)) ? 'http' : 'https'}://${typed}`);
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (!url || !isWeb || /\s/.test(typed)) return { failure: { code: 'bad-address' } };
  const isPlain = !url.username && !url.password && !url.hash && (url.search === '' || VERSION.test(url.search));
  if (!isPlain) return { failure: { code: 'bad-address', host: url.host } };
  // Servers print the address they listen on; nobody can call that one.
  if (url.hostname === '0.0.0.0') url.hostname = '127.0.0.1';
  if (url.protocol === 'http:' && !isPrivateHost(url.hostname)) return { failure: { code: 'insecure-address', host: url.host } };
  const path = url.pathname.replace(/\/+$/, '').replace(CALLS, '').replace(/\/+$/, '');
  return { url: `${url.origin}${path}${url.search}` };
}

/** The address of a call below a base URL. */
export function callUrl(baseUrl: string, path: string): URL {
  const url = new URL(baseUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}${path}`;
  return url;
}

const hostOf = (typed: string): string => URL.parse(`http://${typed}`)?.hostname ?? '';

/** This computer, or a name or an address that only has a meaning inside a private network (RFC 1918, 4193, 6598, 6762, 8375). */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.toLowerCase();
  if (host.startsWith('[')) return /^\[(?:::1\]|f[cd]|fe[89ab])/.test(host);
  const numbers = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(host);
  if (!numbers) return host !== '' && (!host.includes('.') || /\.(?:local|localhost|lan|internal|home\.arpa)$/.test(host));
  const [first, second] = [Number(numbers[1]), Number(numbers[2])];
  return (
    first === 10 ||
    first === 127 ||
    host === '0.0.0.0' ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 192 && second === 168) ||
    (first === 100 && second >= 64 && second <= 127)
  );
}
