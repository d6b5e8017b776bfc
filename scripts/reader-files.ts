import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the package that holds what only reading a PDF needs. */
export const READER = 'reader';

/**
 * The tables that turn character codes into text: those that PDF itself names (ISO 32000, table of predefined CMaps) and those from the
 * four collections to Unicode. The others in the library serve programs that write PDFs.
 */
const TABLES = [
  '(?:GB|GBpc|GBK|GBKp)-EUC|GBK2K|UniGB-(?:UCS2|UTF16)',
  'B5pc|HKscs-B5|ETen-B5|ETenms-B5|CNS-EUC|UniCNS-(?:UCS2|UTF16)',
  '83pv-RKSJ|90msp?-RKSJ|90pv-RKSJ|Add-RKSJ|EUC|Ext-RKSJ|UniJIS-(?:UCS2|UTF16|UCS2-HW)',
  'KSC-EUC|KSCms-UHC|KSCms-UHC-HW|KSCpc-EUC|UniKS-(?:UCS2|UTF16)',
].join('|');
const WANTED = new RegExp(`^(?:(?:(?:${TABLES})-)?[HV]|Adobe-(?:GB1|CNS1|Japan1|Korea1)-UCS2)\\.bcmap$`);

type PackageFile = { readonly relativeDest: string } & ({ readonly absoluteSrc: string } | { readonly contents: string });

/** Makes code of a text to find the global object, where a browser has no `globalThis`: none that Postil runs in. */
const EVAL = /\|\|\s*Function\(['"]return this['"]\)\(\)/g;

/** Code of the library without its one place where a text becomes code. */
function withoutEval(code: string): string {
  const clean = code.replace(EVAL, '');
  if (clean === code || /\bFunction\(\s*['"`]/.test(clean)) throw new Error('pdf.js makes code of texts elsewhere now');
  return clean;
}

/** Plugin of the build that does so for the part that is bundled. */
export const readerWithoutEval = {
  name: 'postil:reader-without-eval',
  transform: { filter: { id: /pdfjs-dist\/legacy\/build\/pdf\.mjs$/ }, handler: withoutEval },
};

/** The files of the PDF library that are put into the package beside what is bundled. */
export function readerFiles(): PackageFile[] {
  const library = path.dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
  const from = (...parts: string[]) => path.join(library, ...parts);
  const tables = readdirSync(from('cmaps')).filter((name) => WANTED.test(name) || name === 'LICENSE');
  return [
    { contents: withoutEval(readFileSync(from('legacy/build/pdf.worker.min.mjs'), 'utf8')), relativeDest: `${READER}/pdf.worker.mjs` },
    { absoluteSrc: from('LICENSE'), relativeDest: `${READER}/LICENSE` },
    ...tables.map((name) => ({ absoluteSrc: from('cmaps', name), relativeDest: `${READER}/cmaps/${name}` })),
  ];
}
