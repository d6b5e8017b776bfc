/** How a composite font (ISO 32000, 9.7) tells which characters its codes stand for. */
export interface HandFont {
  /** A predefined CMap, `Identity-H` or `Identity-V`. */
  readonly encoding: string;
  /** Of the collection of the font's glyphs: `Adobe-Japan1`, or `Adobe-Identity` if they are its own. */
  readonly collection: string;
  /** Pairs for a `ToUnicode` table: code, character. */
  readonly unicode?: readonly (readonly [number, string])[];
  /** Width of all letters in thousandths of the size; absent: square ones. */
  readonly width?: number;
}

/** A string of two-byte codes at a place; points from the lower left corner. */
export interface HandText {
  readonly codes: readonly number[];
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

const hex = (value: number) => value.toString(16).padStart(4, '0');

/** UTF-16 codes of a text, for the CMaps whose name has `UTF16` or `UCS2`. */
export const utf16 = (text: string): number[] => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

function toUnicode(pairs: readonly (readonly [number, string])[]): string {
  const rows = pairs.map(([code, character]) => `<${hex(code)}> <${utf16(character).map(hex).join('')}>`);
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    `${rows.length} beginbfchar`,
    ...rows,
    'endbfchar endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}

const stream = (content: string) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;

/** A file of one page, 600 by 800 points, in one font that is not embedded: as short as a PDF can be. */
export function pdfByHand({ encoding, collection, unicode, width = 1_000 }: HandFont, texts: readonly HandText[]): Uint8Array {
  const ordering = collection.replace('Adobe-', '');
  const drawn = texts.map(({ codes, x, y, size = 12 }) => `BT /F0 ${size} Tf ${x} ${y} Td <${codes.map(hex).join('')}> Tj ET`);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F0 5 0 R >> >> /Contents 4 0 R >>',
    stream(drawn.join('\n')),
    `<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /${encoding} /DescendantFonts [6 0 R]${unicode ? ' /ToUnicode 8 0 R' : ''} >>`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Own /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 6 >> /FontDescriptor 7 0 R /DW ${width} >>`,
    '<< /Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
    ...(unicode ? [stream(toUnicode(unicode))] : []),
  ];
  let file = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}
