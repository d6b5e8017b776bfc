import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in /proc; Linux has told programs 100 on every machine for decades. */
const TICKS = 100;

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

function readProcess(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; what counts comes after it.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0, user = 0, system = 0] = [fields[1], fields[11], fields[12]];
    return { pid, parent, ticks: user + system };
  } catch {
    return undefined;
  }
}

/** Clock ticks so far of each process of a tree. */
type Ticks = ReadonlyMap<number, number>;

/** Tells the processes in which Chromium runs extensions, their workers among them. */
export function extensionProcesses(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--extension-process');
  } catch {
    return false;
  }
}

const every = () => true;

/** CPU seconds that a process and all that it started, or some of them, have used since a snapshot of theirs; of nothing else on the machine. */
export function cpuSecondsSince(before: Ticks, root: number, wanted: (pid: number) => boolean = every): number {
  let ticks = 0;
  // One that has ended meanwhile says nothing any more; it must not count as a gain.
  for (const [pid, now] of cpuTicks(root, wanted)) ticks += now - (before.get(pid) ?? 0);
  return ticks / TICKS;
}

/** A snapshot of a process and all that it started, or some of them. Linux only. */
export function cpuTicks(root: number, wanted: (pid: number) => boolean = every): Ticks {
  const processes = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .flatMap((pid) => readProcess(pid) ?? []);
  const inTree = new Set([root]);
  let before = 0;
  while (inTree.size > before) {
    before = inTree.size;
    for (const { pid, parent } of processes) if (inTree.has(parent)) inTree.add(pid);
  }
  return new Map(processes.filter(({ pid }) => inTree.has(pid) && wanted(pid)).map(({ pid, ticks }) => [pid, ticks]));
}
