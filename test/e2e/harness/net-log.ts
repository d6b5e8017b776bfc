import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from './folder.ts';

/** Chromium's own record of all that it does on the network. Whole only after the browser has ended. */
export interface NetLog {
  /** For the browser's command line. */
  readonly args: readonly string[];
  /** Each address that was asked for, with who asked for it; `from` is an origin. */
  requests(): { readonly url: string; readonly from: string }[];
  /** Everything in it, look-ups and connections without a request too, as text. */
  text(): string;
}

export function netLog(): NetLog {
  const file = join(testFolder(), 'log.json');
  const text = () => readFileSync(file, 'utf8');
  return {
    args: [`--log-net-log=${file}`, '--net-log-capture-mode=Default'],
    text,
    requests: () => {
      const { events } = JSON.parse(text()) as { events: { params?: { url?: string; initiator?: string } }[] };
      return events.flatMap(({ params }) => (params?.url ? [{ url: params.url, from: params.initiator ?? '' }] : []));
    },
  };
}
