import * as z from 'zod/mini';

/** Sites (match patterns) whose pages show Postil's button. */
export const pageButton = z.object({
  sites: z._default(z.array(z.string().check(z.maxLength(300))), []),
  /** One that the user switched on and whose permission the browser is being asked for. `at`: milliseconds since the epoch. */
  asked: z.optional(z.object({ site: z.string().check(z.maxLength(300)), at: z.number() })),
});

/** Whether the browser tells when a long answer is done while no panel shows it. */
export const notice = z.object({ on: z._default(z.boolean(), false) });

/** Whether the first steps were skipped or are done with. */
export const tour = z.object({ seen: z._default(z.boolean(), false) });
