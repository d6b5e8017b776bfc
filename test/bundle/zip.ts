import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

interface Entry {
  readonly name: string;
  readonly deflated: boolean;
  readonly packed: Buffer;
}

/** The entries of a zip archive as the central directory lists them (APPNOTE 4.3.12). No zip64, no encryption: ours need neither. */
function entriesOf(file: string): Entry[] {
  const zip = readFileSync(file);
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== DIRECTORY_END) end--;
  if (end < 0) throw new Error(`${file} is no zip archive`);
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error(`${file} has a broken directory`);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    // The lengths of the local header may differ from those of the directory.
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    if (!name.endsWith('/')) entries.push({ name, deflated: zip.readUInt16LE(at + 10) === 8, packed });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

/** The files of a zip archive by name. */
export const unzip = (file: string): Map<string, Buffer> =>
  new Map(entriesOf(file).map(({ name, deflated, packed }) => [name, deflated ? inflateRawSync(packed) : Buffer.from(packed)]));

/** Bytes that each file takes up in the archive, with its two headers. */
export const packedSizes = (file: string): Map<string, number> =>
  new Map(entriesOf(file).map(({ name, packed }) => [name, packed.length + 76 + 2 * Buffer.byteLength(name)]));
