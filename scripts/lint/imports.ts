import path from 'node:path';
import { doors, guarded, rooms } from './import-table.ts';
import type { ImportNode, LintContext } from './ast.ts';

/** The room that a path (relative to the root, without extension) lies in, or undefined outside what ships. */
function roomOf(file: string): string | undefined {
  const [top = '', second = ''] = file.split('/');
  if (top === 'public') return top;
  if (top !== 'utils' && top !== 'components' && top !== 'entrypoints') return undefined;
  return `${top}/${second.replace(/\.\w+$/, '')}`;
}

function packageComplaint(room: string, specifier: string, typeOnly: boolean): string | undefined {
  const door = Object.keys(doors).find((name) => specifier === name || specifier.startsWith(`${name}/`));
  const row = door === undefined ? undefined : doors[door];
  if (!row) return `"${specifier}" has no door: name the rooms that may import it in scripts/lint/import-table.ts.`;
  if (row.may.includes(room) || (typeOnly && row.types?.includes(room))) return undefined;
  return `"${specifier}" may only be imported in ${row.may.join(', ')}.`;
}

/** Why `file` may not stand where it stands, or undefined if it may. */
function misplaced(file: string): string | undefined {
  const room = roomOf(file);
  if (room === undefined || room === 'public' || rooms[room]) return undefined;
  return `${room} is not in the import table (scripts/lint/import-table.ts, docs/architecture.md).`;
}

/** Why `file` may not import `specifier`, or undefined if it may. Both by the table of docs/architecture.md. */
function complaint(file: string, specifier: string, typeOnly: boolean): string | undefined {
  const room = roomOf(file);
  if (room === undefined) return undefined;
  const row = rooms[room];
  if (!row) return undefined;
  if (specifier.startsWith('../')) return 'Say the room: "@/utils/x/…" across folders, "./x" inside one, never "../".';
  const own = specifier.startsWith('@/') ? specifier.slice(2) : undefined;
  const target = specifier.startsWith('./') ? path.posix.join(path.posix.dirname(file), specifier) : own;
  if (target === undefined) return packageComplaint(room, specifier, typeOnly);
  const keepers = guarded[target.replace(/\.ts$/, '')];
  if (keepers && !keepers.includes(room)) return `${target} may only be imported in ${keepers.join(', ')}.`;
  const other = roomOf(target) ?? target;
  if (other === room || row.may.includes(other)) return undefined;
  if (row.types?.includes(other)) return typeOnly ? undefined : `${room} may import only types from ${other}: "import type".`;
  return `${room} may not import ${other}: see the table in docs/architecture.md.`;
}

/** Reports every import, re-export, dynamic import and imported type that the table does not allow. */
export const imports = {
  create(context: LintContext) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    const check = (node: ImportNode, typeOnly: boolean) => {
      const specifier = node.source?.value;
      const message = typeof specifier === 'string' ? complaint(file, specifier, typeOnly) : undefined;
      if (message !== undefined) context.report({ node, message });
    };
    return {
      Program: (node: object) => {
        const message = misplaced(file);
        if (message !== undefined) context.report({ node, message });
      },
      ImportDeclaration: (node: ImportNode) => check(node, node.importKind === 'type'),
      ExportNamedDeclaration: (node: ImportNode) => check(node, node.exportKind === 'type'),
      ExportAllDeclaration: (node: ImportNode) => check(node, node.exportKind === 'type'),
      ImportExpression: (node: ImportNode) => check(node, false),
      TSImportType: (node: ImportNode) => check(node, true),
    };
  },
};
