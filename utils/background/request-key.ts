import type { ModelRequest } from '@/utils/schema/model';

/**
 * What makes a request the same as another: where it goes and all that is asked, as a SHA-256 in hexadecimal digits.
 * @param sourceId random id of the text; it stands in the marker lines around it and says nothing about it
 */
export async function requestKey(request: ModelRequest, baseUrl: string, sourceId: string | undefined): Promise<string> {
  const whole = JSON.stringify([baseUrl, request]);
  const text = sourceId ? whole.replaceAll(sourceId, '') : whole;
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
