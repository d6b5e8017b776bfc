import { median } from './columns';
import type { Flow, Line } from './page';
import { prevailing } from './segments';

/** What is usual in a document, against which a line stands out. */
export interface Measures {
  /** Size of the running text, points. */
  readonly size: number;
  readonly font: string;
  /** From baseline to baseline, points. */
  readonly pitch: number;
  /** Running text is set like code: then that says nothing. */
  readonly mono: boolean;
}

const pitches = (lines: readonly Line[], size: number): number[] =>
  lines.flatMap((line, at) => {
    const before = lines[at - 1];
    const step = before ? line.y - before.y : 0;
    const usual = before && Math.abs(before.size - size) < 0.6 && Math.abs(line.size - size) < 0.6;
    return usual && step > 0.6 * size && step < 2.5 * size ? [step] : [];
  });

export const pitchOf = (flows: readonly Flow[], size: number): number => median(flows.flatMap(({ lines }) => pitches(lines, size)));

export function measure(flows: readonly Flow[]): Measures {
  const lines = flows.flatMap((flow) => flow.lines);
  const size = prevailing(lines, (line: Line) => Math.round(line.size * 4) / 4) ?? 10;
  const body = lines.filter((line) => Math.abs(line.size - size) < 0.3);
  return {
    size,
    font: prevailing(body, (line: Line) => line.font) ?? '',
    pitch: pitchOf(flows, size) || size * 1.2,
    mono: prevailing(body, (line: Line) => line.mono) ?? false,
  };
}
