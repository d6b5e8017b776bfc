import { uiLanguage } from './i18n';

/** Formatters are dear to make and cheap to use, and lists use them for each row. */
const made = new Map<string, Intl.DateTimeFormat>();

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const known = made.get(key) ?? new Intl.DateTimeFormat(uiLanguage(), options);
  made.set(key, known);
  return known;
}

/** Midnight at the start of a day in the reader's time zone, `days` later. Both in milliseconds since the epoch. */
export function dayStart(time: number, days = 0): number {
  const date = new Date(time);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

/** "Today", "Yesterday", else the date, in the interface's language. Times in milliseconds since the epoch. */
export function dayName(time: number, now: number): string {
  const ago = [0, 1].find((days) => time >= dayStart(now, -days) && time < dayStart(now, 1 - days));
  if (ago === undefined) {
    const year = new Date(time).getFullYear() === new Date(now).getFullYear() ? undefined : 'numeric';
    return formatter({ weekday: 'short', day: 'numeric', month: 'long', year }).format(time);
  }
  const word = new Intl.RelativeTimeFormat(uiLanguage(), { numeric: 'auto' }).format(-ago, 'day');
  return word.slice(0, 1).toLocaleUpperCase(uiLanguage()) + word.slice(1);
}

export const timeOfDay = (time: number): string => formatter({ timeStyle: 'short' }).format(time);
export const dateAndTime = (time: number): string => formatter({ dateStyle: 'long', timeStyle: 'short' }).format(time);
/** A date as it stands in file names. */
export const fileDate = (time: number): string => new Date(time).toISOString().slice(0, 10);
