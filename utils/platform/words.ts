import type { Cost } from '@/utils/schema/bill';
import type { Failure, Step } from '@/utils/schema/failure';
import { t, tDynamic, uiLanguage, type MessageKey } from './i18n';

/** Browsers take no hyphen in a message's name, ids have them. */
const named = (id: string) => id.replaceAll('-', '_');

export const actionName = (id: string): string => tDynamic(`action_${named(id)}`, id);
export const providerName = (id: string): string => tDynamic(`provider_${named(id)}`, id);
export const stepWords = (step: Step): string => tDynamic(`step_${named(step)}`, step);

/** What went wrong, in a sentence for the reader. */
export function failureSentence({ code, host, model, keyHint }: Failure): string {
  return tDynamic(`failure_${named(code)}`, code, host ?? t('the_server'), model ?? t('the_model'), `…${keyHint ?? ''}`);
}

/** A number as the interface's language writes it. */
export function formatNumber(value: number, maximumFractionDigits = 0): string {
  return new Intl.NumberFormat(uiLanguage(), { maximumFractionDigits }).format(value);
}

/** US dollars, with as many digits as a small sum needs. */
export function formatUsd(usd: number): string {
  const options: Intl.NumberFormatOptions = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' };
  if (usd > 0 && usd < 0.0001) return `<${formatUsd(0.0001)}`;
  const digits =
    usd > 0 && usd < 0.1 ? { minimumSignificantDigits: 1, maximumSignificantDigits: 2 } : usd === 0 ? { maximumFractionDigits: 0 } : {};
  return new Intl.NumberFormat(uiLanguage(), { ...options, ...digits }).format(usd);
}

/** What something cost, or that it is not known; old prices say their day. */
export function costWords({ usd, pricesOf }: Cost): string {
  if (usd === undefined) return t('cost_unknown');
  return pricesOf === undefined ? formatUsd(usd) : t('cost_of_day', formatUsd(usd), pricesOf);
}

/** What has a message for each plural form: `words` has `words_one`, `words_other`, and in Polish `words_few` and `words_many` as well. */
type Counted<Key = MessageKey> = Key extends `${infer Name}_other` ? (`${Name}_one` extends MessageKey ? Name : never) : never;

/** "612 notes": a number of things, in the plural form that the interface's language has for it. */
export function amountOf(things: Counted, count: number): string {
  const number = formatNumber(count);
  const form = new Intl.PluralRules(uiLanguage()).select(count);
  return tDynamic(`${things}_${form}`, t(`${things}_other`, number), number);
}

/** "612 words". */
export const wordCount = (count: number): string => amountOf('words', count);

/** The name of a language in the interface's language. */
export function languageLabel(tag: string): string {
  return new Intl.DisplayNames(uiLanguage(), { type: 'language' }).of(tag) ?? tag;
}

/** The host of an address as readers know it; empty if it has none. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host.replace(/^www\./, '') ?? '';
}

/**
 * Gives the page the language and the writing direction of its words. The browser's own direction (`@@bidi_dir`) will not do: a browser
 * in Hebrew shows our English words.
 */
export function setPageLanguage(page: Document): void {
  page.documentElement.lang = uiLanguage();
  page.documentElement.dir = t('direction');
}
