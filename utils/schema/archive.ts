import * as z from 'zod/mini';
import { conversation } from './history';
import { job } from './job';
import { source } from './source';

/** Version of the file's form; a change that older versions cannot read raises it. */
export const ARCHIVE_VERSION = 1;

/** One conversation with all that belongs to it. */
export const archivedConversation = z.object({ conversation, jobs: z.array(job), sources: z.array(source) });
export type ArchivedConversation = z.infer<typeof archivedConversation>;

/**
 * What "Export" writes: JSON in UTF-8. Keys are never part of it. Unknown fields of entries are ignored, so that a newer version's file of the
 * same form can be read; each conversation is checked by itself, so that a spoilt one loses nobody else.
 */
export const archive = z.object({
  format: z.literal('postil-archive'),
  version: z.number().check(z.int(), z.minimum(1)),
  exportedAt: z.string(),
  /** By name; none in a file of a part of the history. */
  settings: z.optional(z.record(z.string(), z.unknown())),
  conversations: z.array(z.unknown()),
});

/** The archive as we write it. */
export interface Archive {
  readonly format: 'postil-archive';
  readonly version: number;
  /** ISO 8601. */
  readonly exportedAt: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly conversations: readonly ArchivedConversation[];
}

/** Why a file is no archive that this version can read: damaged, another file, or of a form that this version does not know. */
export const archiveProblem = z.enum(['no-json', 'not-ours', 'newer']);
export type ArchiveProblem = z.infer<typeof archiveProblem>;
