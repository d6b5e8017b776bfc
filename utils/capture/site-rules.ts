import type { SiteRule } from '@/utils/schema/site-rule';

/** Sites whose pages mark plainly what does not belong to their text. Few on purpose: what holds for all sites is no rule for one. */
const BUILT_IN: readonly SiteRule[] = [
  { host: 'wikipedia.org', keep: '', drop: '.mw-editsection, .mw-jump-link, .navbox, .vertical-navbox, .catlinks, .noprint' },
];

const covers = ({ host }: SiteRule, name: string) => name === host || name.endsWith(`.${host}`);

const nearest = (rules: readonly SiteRule[], name: string) =>
  rules.filter((rule) => covers(rule, name)).toSorted((a, b) => b.host.length - a.host.length)[0];

/** The rule for a host: the user's own before the built-in ones, and the one that names the host most closely. */
export function ruleFor(hostname: string, own: readonly SiteRule[]): SiteRule | undefined {
  return nearest(own, hostname) ?? nearest(BUILT_IN, hostname);
}

/** What a selector finds; nothing for one that the browser does not know. */
function all(selector: string): Element[] {
  try {
    return selector.trim() === '' ? [] : Array.from(document.querySelectorAll(selector));
  } catch {
    return [];
  }
}

/** What a rule finds on this page. */
export function applyRule(rule: SiteRule | undefined): { keep: readonly Element[]; drop: ReadonlySet<Node> } {
  const drop = new Set<Node>(all(rule?.drop ?? ''));
  // A selector that means everything means nothing.
  if (drop.has(document.body) || drop.has(document.documentElement)) drop.clear();
  return { keep: all(rule?.keep ?? ''), drop };
}
