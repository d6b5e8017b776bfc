import type { Block } from './block';
import { cleanText } from './clean-text';
import { visibleText } from './visible-text';

/** Something that is said, and when, in seconds from the start. */
export interface Cue {
  at: number;
  text: string;
}

/** What a page's recording says. */
export interface Transcript {
  cues: Cue[];
  /** The part of the page that shows it, if one does. */
  element: Element | undefined;
}

const PANELS = [
  '[class*="transcript" i]',
  '[id*="transcript" i]',
  '[target-id*="transcript" i]',
  '[aria-label*="transcript" i]',
  'ytd-transcript-renderer',
].join(', ');
const TIME = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{2})$/;
/** Fewer lines with a time are a list of chapters or the like. */
const FEWEST = 4;
const ROW_CHARS = 2_000;
const ROW_MS = 5;
const MOST_CUES = 20_000;
/** Lines are joined until so many seconds have gone by. */
const LINE_SECONDS = 20;

function secondsOf(text: string): number | undefined {
  const time = TIME.exec(text.trim());
  return time ? Number(time[1] ?? 0) * 3_600 + Number(time[2]) * 60 + Number(time[3]) : undefined;
}

/** The largest element that holds one of the times and no other. */
function rowAround(cell: Element, cells: ReadonlySet<Element>, panel: Element): Element {
  let row = cell;
  for (let up = cell.parentElement; up && up !== panel; up = up.parentElement) {
    let held = 0;
    for (const other of cells) if (up.contains(other)) held += 1;
    if (held > 1) break;
    row = up;
  }
  return row;
}

/** Lines of an open transcript beside a recording: each begins with its time. */
function shownTranscript(): Transcript | undefined {
  for (const panel of document.querySelectorAll(PANELS)) {
    if (!panel.checkVisibility()) continue;
    const cells = Array.from(panel.querySelectorAll('*')).filter(
      (element) => element.childElementCount === 0 && secondsOf(element.textContent ?? '') !== undefined && element.checkVisibility(),
    );
    if (cells.length < FEWEST || cells.length > MOST_CUES) continue;
    // Each time's neighbours are enough to find its row.
    const cues = cells.map((cell, index) => {
      const near = new Set([cells[index - 1], cell, cells[index + 1]].filter((each) => each !== undefined));
      const row = rowAround(cell, near, panel);
      const time = (cell.textContent ?? '').trim();
      const text = visibleText(row, ROW_CHARS, ROW_MS).text.replace(/\s+/g, ' ').trim();
      return { at: secondsOf(time) ?? 0, text: text.replace(time, '').trim() };
    });
    const told = cues.filter(({ text }) => text !== '');
    if (told.length >= FEWEST && told.every(({ at }, index) => at >= (told[index - 1]?.at ?? 0))) return { cues: told, element: panel };
  }
  return undefined;
}

/** The words of a caption; `<v Ann>` names who speaks. */
function captionText(raw: string): string {
  const named = raw.replace(/<v(?:\.[^\s>]*)?\s+([^>]+)>/g, '$1: ').replace(/<[^>]*>/g, '');
  const plain = named
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&');
  return cleanText(plain).text.replace(/\s+/g, ' ').trim();
}

/** Captions that the browser has loaded already; nothing is fetched for them. */
function loadedCaptions(): Transcript | undefined {
  for (const media of document.querySelectorAll<HTMLMediaElement>('video, audio')) {
    const tracks = Array.from(media.textTracks).filter(
      ({ kind, cues }) => (kind === 'captions' || kind === 'subtitles') && cues && cues.length > 0,
    );
    const track = tracks.find(({ mode }) => mode === 'showing') ?? tracks[0];
    const cues: Cue[] = [];
    for (const cue of Array.from(track?.cues ?? []).slice(0, MOST_CUES)) {
      const text = 'text' in cue && typeof cue.text === 'string' ? captionText(cue.text) : '';
      // Captions that roll show a line again together with the next one.
      const before = cues.at(-1)?.text ?? '';
      const fresh = before !== '' && text.startsWith(before) ? text.slice(before.length).trim() : text;
      if (fresh !== '') cues.push({ at: cue.startTime, text: fresh });
    }
    if (cues.length > 0) return { cues, element: undefined };
  }
  return undefined;
}

/** What the page's recording says, as far as the page has it: its open transcript, else captions that are loaded. */
export function readTranscript(): Transcript | undefined {
  return shownTranscript() ?? loadedCaptions();
}

/** A time as players write it. */
function clockTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor((whole % 3_600) / 60)];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** The transcript as lines with their times. */
export function transcriptBlocks(cues: readonly Cue[]): Block[] {
  const lines: Cue[] = [];
  for (const cue of cues) {
    const line = lines.at(-1);
    if (line && cue.at - line.at < LINE_SECONDS) line.text += ` ${cue.text}`;
    else lines.push({ ...cue });
  }
  const text: Block[] = lines.map((line) => ({ kind: 'text', text: `[${clockTime(line.at)}] ${line.text}` }));
  return [{ kind: 'heading', level: 2, text: 'Transcript' }, ...text];
}
