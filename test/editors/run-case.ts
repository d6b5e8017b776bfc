import type { Session } from '@/test/e2e/harness/session';
import { until } from '@/test/e2e/harness/until';
import type { EditorPage } from './editors';
import { captureTab, insertDraft, type Inserted } from './line';
import type { Scenario } from './scenarios';
import type { Stage, State } from './stage';

/** What came of one scenario in one editor. `wrong` is empty if all was right. */
export interface Outcome {
  readonly editor: string;
  readonly scenario: string;
  readonly wrong: readonly string[];
  /** The insertion said it was done but the text is not right, or said it was not and left something changed. */
  readonly untrue: boolean;
  readonly took: number;
}

/** Milliseconds for what an editor does late, on a slow machine too. */
const PATIENCE = 10_000;
const same = (a: readonly string[], b: readonly string[]) => JSON.stringify(a) === JSON.stringify(b);

/** Waits until the editor holds these lines; the lines it has at last. */
async function linesBecome(stage: Stage, wanted: readonly string[], patience = PATIENCE): Promise<readonly string[]> {
  let now: readonly string[] = [];
  await until('the lines', async () => same((now = (await stage.read()).lines), wanted), patience).catch(() => undefined);
  return now;
}

const told = (what: string, lines: readonly string[]) => `${what}: ${JSON.stringify(lines)}`;

/** One line of input has no line breaks. */
const inForm = (editor: EditorPage, lines: string[]) => (editor.form === 'line' ? [lines.join(' ')].filter(Boolean) : lines);

async function undoAndRedo(stage: Stage, { redoButton }: EditorPage, before: State, wanted: readonly string[]): Promise<string[]> {
  await stage.keys('z');
  const undone = await linesBecome(stage, before.lines);
  if (!same(undone, before.lines)) return [told('undo', undone)];
  await (redoButton ? stage.page.click(redoButton) : stage.keys('y'));
  let redone = await linesBecome(stage, wanted, 300);
  if (!redoButton && same(redone, undone)) {
    await stage.keys('z', 'Shift');
    redone = await linesBecome(stage, wanted);
  }
  return same(redone, wanted) ? [] : [told('redo', redone)];
}

/** What the editor holds, once it has told of a change. */
async function changedState(stage: Stage, before: State): Promise<State | undefined> {
  const now = await stage.read();
  return now.changes > before.changes ? now : undefined;
}

async function check(stage: Stage, editor: EditorPage, scenario: Scenario, before: State, answer: Inserted): Promise<string[]> {
  const lines = editor.allIsOneBlock && scenario.losesBold ? before.lines.with(1, scenario.draft) : scenario.wanted(before.lines);
  const wanted = inForm(editor, lines);
  const wrong: string[] = answer.done ? [] : [`refused: ${answer.refusal}`];
  await stage.settle();
  const after = await until('the word of a change', () => changedState(stage, before), PATIENCE).catch(() => stage.read());
  if (!same(after.lines, wanted)) return [...wrong, told('text', after.lines)];
  const bold = scenario.losesBold ? [] : before.bold;
  if (!same(after.bold, bold)) wrong.push(told('bold', after.bold));
  if (after.changes === before.changes) wrong.push('the editor told of no change');
  if (!(await stage.hasFocus())) wrong.push('no focus');
  if (scenario.typesOn === undefined) return editor.withoutUndo ? wrong : [...wrong, ...(await undoAndRedo(stage, editor, before, wanted))];
  await stage.type(scenario.typesOn);
  const typed = wanted.with(0, `${wanted[0]}${scenario.typesOn}`);
  const last = await linesBecome(stage, typed);
  return same(last, typed) ? wrong : [...wrong, told('typed on', last)];
}

async function checkRefusal(stage: Stage, { refusal = [] }: Scenario, before: State, answer: Inserted): Promise<string[]> {
  const wrong =
    answer.refusal && refusal.includes(answer.refusal) ? [] : [`${answer.refusal ?? 'done'} in place of ${refusal.join(' or ')}`];
  await stage.settle();
  const { lines } = await stage.read();
  return same(lines, before.lines) ? wrong : [...wrong, told('text', lines)];
}

/** Plays one scenario in an editor that is open in the tab. */
export async function runCase(session: Session, tabId: number, stage: Stage, editor: EditorPage, scenario: Scenario): Promise<Outcome> {
  await stage.mount(scenario.filled);
  await scenario.prepare(stage);
  await stage.settle();
  const job = await captureTab(session, tabId);
  await scenario.meanwhile?.(stage);
  await stage.settle();
  const before = await stage.read();
  const answer = await insertDraft(session, job, scenario);
  const wrong = await (scenario.refusal ? checkRefusal(stage, scenario, before, answer) : check(stage, editor, scenario, before, answer));
  const textWrong = wrong.some((one) => one.startsWith('text'));
  const untrue = answer.done ? textWrong : textWrong && !same((await stage.read()).lines, before.lines);
  return { editor: editor.name, scenario: scenario.name, wrong, untrue, took: answer.took };
}
