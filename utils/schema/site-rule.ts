import * as z from 'zod/mini';

const selector = z._default(z.string().check(z.maxLength(1_000)), '');

/** What is the main text of the pages of one site. */
export const siteRule = z.object({
  /** `example.com` means its subdomains too. */
  host: z.string().check(z.maxLength(253)),
  /** CSS selector of what is the main text; empty to leave that to Postil. */
  keep: selector,
  /** CSS selector of what is no part of it. */
  drop: selector,
});
export type SiteRule = z.infer<typeof siteRule>;

export const siteRules = z.object({ rules: z._default(z.array(siteRule).check(z.maxLength(200)), []) });
