import { browser } from 'wxt/browser';
import type messages from '@/public/_locales/en/messages.json';

/** Every word that a person reads is one of these; English is the list, the other languages are tested against it. */
export type MessageKey = keyof typeof messages;

/** The words for `key` in the browser's language; `substitutions` fill $1…$9. */
export function t(key: MessageKey, ...substitutions: string[]): string {
  return browser.i18n.getMessage(key, substitutions);
}

/** As `t`, for keys composed from data (`action_<id>`); an unknown key gives `fallback`. */
export function tDynamic(key: string, fallback: string, ...substitutions: string[]): string {
  return browser.i18n.getMessage(key as MessageKey, substitutions) || fallback;
}

/**
 * BCP 47 tag of the interface: the browser's own ("de-AT") where the words are in its language, else that of the words which it
 * fell back on, so that their numbers and dates suit them.
 */
export function uiLanguage(): string {
  const [own, words] = [browser.i18n.getUILanguage(), t('locale')];
  return new Intl.Locale(own).language === new Intl.Locale(words).language ? own : words;
}
