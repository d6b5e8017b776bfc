/** Milliseconds until the browser has surely taken the file; then its memory is given back. */
const TAKEN_AFTER = 60_000;

/** Gives the user a file, as a download. No permission is needed for that. @param name with its ending; what file systems refuse is replaced */
export function saveFile(name: string, parts: string[], type: string): void {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replace(/[\p{Cc}"*/:<>?\\|]+/gu, ' ').trim();
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), TAKEN_AFTER);
}
