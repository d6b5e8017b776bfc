import * as z from 'zod/mini';

/** Actions, by id, whose texts the provider's moderation looks at: what is sent, and what is answered. */
export const moderation = z.object({
  input: z._default(z.array(z.string()), []),
  output: z._default(z.array(z.string()), []),
});
export type Moderation = z.infer<typeof moderation>;
