/** The parts of the browser's built-in AI that Postil uses (Chrome 138 and later: Summarizer API, Prompt API). */
interface BuiltIn<Session> {
  availability(): Promise<string>;
  create(options: Readonly<Record<string, unknown>>): Promise<Session>;
}
interface SummarizerSession {
  summarizeStreaming(text: string, options: { signal: AbortSignal }): AsyncIterable<string>;
  destroy(): void;
}
interface PromptSession {
  promptStreaming(text: string, options: { signal: AbortSignal }): AsyncIterable<string>;
  destroy(): void;
}
/** Where the built-in AI is looked for: the global object. */
export interface BuiltInWorld {
  readonly Summarizer?: BuiltIn<SummarizerSession>;
  readonly LanguageModel?: BuiltIn<PromptSession>;
}

const LOOK_FOR_MS = 500;

/** Ready now, without a download: a name on the global object alone says nothing, and some browsers never answer. */
async function isReady(api: BuiltIn<unknown> | undefined): Promise<boolean> {
  if (!api) return false;
  const late = new Promise<string>((resolve) => {
    setTimeout(() => resolve('late'), LOOK_FOR_MS);
  });
  try {
    return (await Promise.race([api.availability(), late])) === 'available';
  } catch {
    return false;
  }
}

const lengths: Readonly<Record<string, string>> = { sentence: 'short', short: 'short', medium: 'medium', long: 'long', full: 'long' };

/** A summary by the browser's own model, as pieces of Markdown; undefined if it has none that is ready. */
export async function builtInSummary(
  world: BuiltInWorld,
  text: string,
  length: string,
  signal: AbortSignal,
): Promise<AsyncIterable<string> | undefined> {
  const api = world.Summarizer;
  if (!api || !(await isReady(api))) return undefined;
  const session = await api.create({ type: 'key-points', format: 'markdown', length: lengths[length] ?? 'medium', signal });
  return whole(session, session.summarizeStreaming(text, { signal }));
}

/** An answer of the browser's own language model; undefined if it has none that is ready. */
export async function builtInAnswer(
  world: BuiltInWorld,
  instructions: string,
  prompt: string,
  signal: AbortSignal,
): Promise<AsyncIterable<string> | undefined> {
  const api = world.LanguageModel;
  if (!api || !(await isReady(api))) return undefined;
  const session = await api.create({ initialPrompts: [{ role: 'system', content: instructions }], signal });
  return whole(session, session.promptStreaming(prompt, { signal }));
}

async function* whole(session: { destroy(): void }, pieces: AsyncIterable<string>): AsyncIterable<string> {
  try {
    yield* pieces;
  } finally {
    session.destroy();
  }
}
