const two = (value: number): string => String(value).padStart(2, '0');

/** The day of a time (milliseconds since the epoch) in the user's own time zone, YYYY-MM-DD. Its first seven characters are the month. */
export function localDay(time: number): string {
  const date = new Date(time);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The day that lies so many days before the day of a time. */
export function daysBefore(time: number, days: number): string {
  const date = new Date(time);
  return localDay(new Date(date.getFullYear(), date.getMonth(), date.getDate() - days).getTime());
}
