/** The little of ESLint's plugin interface that our rules use; oxlint offers the same and exports no types for it. */
export interface LintContext {
  readonly cwd: string;
  readonly filename: string;
  report(finding: { node: object; message: string }): void;
}

export interface ImportNode {
  readonly source?: { readonly value?: unknown } | null;
  readonly importKind?: 'type' | 'value';
  readonly exportKind?: 'type' | 'value';
}

export interface CallNode {
  readonly callee: { readonly type: string; readonly name?: string };
  readonly arguments: readonly unknown[];
}
