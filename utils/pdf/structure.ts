import { ARTIFACT, type Block, type BlockKind, type Fragment, type Line, type StructureNode } from './page';
import { linesOf, segmentsOf } from './segments';

/** Share of a page's letters that the structure tree must name, or it is not trusted. */
const COVERED = 0.75;

const KINDS: Readonly<Record<string, BlockKind>> = {
  P: 'paragraph',
  TOCI: 'paragraph',
  LI: 'item',
  Note: 'note',
  FENote: 'note',
  Caption: 'caption',
  Code: 'code',
  Table: 'table',
};

interface Reader {
  readonly page: number;
  readonly contents: ReadonlyMap<string, readonly Fragment[]>;
  readonly blocks: Block[];
}

type Child = StructureNode['children'][number];

function kindOf(role: string): Pick<Block, 'kind' | 'level'> | undefined {
  if (role === 'Title' || role === 'H') return { kind: 'heading', level: 1 };
  const level = /^H([1-6])$/.exec(role)?.[1];
  if (level !== undefined) return { kind: 'heading', level: Number(level) };
  const kind = KINDS[role];
  return kind && { kind };
}

/** Names of the marked content below a node, in order. */
function leaves(child: Child): string[] {
  return 'content' in child ? [child.content] : child.children.flatMap(leaves);
}

const holdsBlocks = (child: Child): boolean =>
  'children' in child && child.children.some((below) => 'role' in below && (kindOf(below.role) !== undefined || holdsBlocks(below)));

/** Lines in the order of the tree: what goes on at the top of the next column stays behind what it goes on from. */
function linesIn(fragments: readonly Fragment[]): Line[] {
  const runs: Fragment[][] = [];
  for (const fragment of fragments) {
    const before = runs.at(-1)?.at(-1);
    if (!before || before.y - fragment.y > 2 * fragment.size) runs.push([fragment]);
    else runs.at(-1)?.push(fragment);
  }
  return runs.flatMap((run) => linesOf(segmentsOf(run)));
}

const fragmentsOf = (reader: Reader, child: Child) => leaves(child).flatMap((id) => reader.contents.get(id) ?? []);
const textOf = (reader: Reader, child: Child) =>
  linesIn(fragmentsOf(reader, child))
    .map(({ text }) => text)
    .join(' ');

function nodesOf(node: StructureNode, role: RegExp): StructureNode[] {
  return node.children.flatMap((child) => ('content' in child ? [] : role.test(child.role) ? [child] : nodesOf(child, role)));
}

function add(reader: Reader, kind: Pick<Block, 'kind' | 'level' | 'marker' | 'rows'>, lines: readonly Line[]): void {
  const some = lines.length > 0 || (kind.rows?.some((row) => row.some(Boolean)) ?? false);
  if (some) reader.blocks.push({ ...kind, page: reader.page, lines, full: true, indented: false });
}

/** A list item: its label, its own text, and the lists inside it as items one level down. */
function readItem(reader: Reader, item: StructureNode, level: number): void {
  const lists = nodesOf(item, /^L$/);
  const inner = new Set(lists.flatMap(leaves));
  const own = leaves(item).filter((id) => !inner.has(id));
  const [label] = nodesOf(item, /^Lbl$/);
  const mark = label ? textOf(reader, label).trim() : '';
  const inLabel = new Set(label ? leaves(label) : []);
  const lines = linesIn(own.filter((id) => !inLabel.has(id)).flatMap((id) => reader.contents.get(id) ?? []));
  add(reader, { kind: 'item', level, marker: /[\p{L}\p{N}]/u.test(mark) ? mark : '-' }, lines);
  for (const list of lists) for (const below of nodesOf(list, /^LI$/)) readItem(reader, below, level + 1);
}

function readNode(reader: Reader, node: StructureNode, quoted: boolean): void {
  const kind = kindOf(node.role);
  if (kind?.kind === 'table') {
    const rows = nodesOf(node, /^TR$/).map((row) => nodesOf(row, /^T[HD]$/).map((cell) => textOf(reader, cell)));
    for (const caption of nodesOf(node, /^Caption$/)) add(reader, { kind: 'caption' }, linesIn(fragmentsOf(reader, caption)));
    add(reader, { kind: 'table', rows }, []);
  } else if (kind?.kind === 'item') readItem(reader, node, 0);
  else if (kind && !holdsBlocks(node)) {
    add(reader, quoted && kind.kind === 'paragraph' ? { kind: 'quote' } : kind, linesIn(fragmentsOf(reader, node)));
  } else readChildren(reader, node, quoted || node.role === 'BlockQuote');
}

/** Children that are no blocks, one after the other, are one paragraph. */
function readChildren(reader: Reader, { children }: StructureNode, quoted: boolean): void {
  let inline: Child[] = [];
  const close = () => {
    add(reader, { kind: quoted ? 'quote' : 'paragraph' }, linesIn(inline.flatMap((child) => fragmentsOf(reader, child))));
    inline = [];
  };
  for (const child of children) {
    if ('role' in child && (kindOf(child.role) !== undefined || holdsBlocks(child))) {
      close();
      readNode(reader, child, quoted);
    } else inline.push(child);
  }
  close();
}

/** The blocks of a page as its structure tree has them; undefined if the tree is missing or leaves out too much. */
export function taggedBlocks(fragments: readonly Fragment[], tree: StructureNode | undefined, page: number): Block[] | undefined {
  if (!tree) return undefined;
  const named = new Set(leaves(tree));
  const letters = (some: readonly Fragment[]) => some.reduce((sum, { text }) => sum + text.length, 0);
  const texts = fragments.filter(({ content }) => content !== ARTIFACT);
  if (letters(texts.filter(({ content }) => named.has(content))) < COVERED * letters(texts)) return undefined;
  const reader: Reader = { page, contents: Map.groupBy(fragments, ({ content }) => content), blocks: [] };
  readChildren(reader, tree, false);
  return reader.blocks;
}
