import * as z from 'zod/mini';

/** A file that only a page of ours can take apart, asked for by a job. The panel answers with the command `taken`. */
export const documentWish = z.object({
  jobId: z.string().check(z.minLength(8), z.maxLength(64)),
  tabId: z.number(),
  /** Address of the file; empty where the browser does not tell it. */
  url: z.string().check(z.maxLength(20_000)),
  /** The tab shows it, and not another page with a link to it. */
  shown: z.boolean(),
});
export type DocumentWish = z.infer<typeof documentWish>;
