import { browser } from 'wxt/browser';
import { pageAnswer, type PageAnswer, type PageRequest } from '@/utils/schema/page';

export interface FrameAnswer {
  readonly frameId: number;
  readonly documentId: string;
  readonly answer: PageAnswer;
}

/** `no-access`: a grant would help; `page-locked`: nothing would; `page-closed`: it is not there any more. */
type Refusal = 'no-access' | 'page-locked' | 'page-closed';

/** Why no script could be put into a page. */
export class PageClosedError extends Error {
  readonly reason: Refusal;
  constructor(reason: Refusal, cause: unknown) {
    super(`The page cannot be read: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** Which frames: one of them, one document and no other that may come after it, or all. */
export type Frames = { readonly frameId: number } | { readonly documentId: string } | 'all';

function target(tabId: number, frames: Frames) {
  if (frames === 'all') return { tabId, allFrames: true };
  return 'frameId' in frames ? { tabId, frameIds: [frames.frameId] } : { tabId, documentIds: [frames.documentId] };
}

/** The last work in each tab. Two at once would take each other's request: what is asked is laid down first and taken up by the script. */
const lastWork = new Map<number, Promise<unknown>>();

/**
 * Puts the page script into frames of a tab and gives what it returned; frames that answer nothing sensible are left out. One after the
 * other in each tab.
 * @throws PageClosedError where no script may run: without a grant for the site, or on the browser's own pages
 */
export async function runInPage(tabId: number, request: PageRequest, frames: Frames): Promise<FrameAnswer[]> {
  const before = lastWork.get(tabId) ?? Promise.resolve();
  // A single frame may be allowed where its page is not.
  const whole = frames === 'all' || ('frameId' in frames && frames.frameId === 0);
  const work = before.then(() => Promise.race([putIn(tabId, request, frames), ...(whole ? [refuseSourceView(tabId)] : [])]));
  const settled = work.catch(() => {});
  lastWork.set(tabId, settled);
  void settled.then(() => {
    if (lastWork.get(tabId) === settled) lastWork.delete(tabId);
  });
  return work;
}

async function putIn(tabId: number, request: PageRequest, frames: Frames): Promise<FrameAnswer[]> {
  const where = target(tabId, frames);
  try {
    // Both calls go the same way in this order, so the script finds its request.
    const [, results] = await Promise.all([
      browser.scripting.executeScript({
        target: where,
        // Runs in the page's isolated world, where nothing of this file is at hand. The script for pages reaches no browser API by itself:
        // the one thing that only the browser can do, to look into a closed shadow root, is handed to it.
        func: (asked: PageRequest) => {
          const { dom } = Reflect.get(globalThis, 'chrome') as { dom?: { openOrClosedShadowRoot(host: Element): ShadowRoot | null } };
          const postilShadowRoot = (host: Element): unknown =>
            dom ? dom.openOrClosedShadowRoot(host) : Reflect.get(host, 'openOrClosedShadowRoot');
          Object.assign(globalThis, { postilRequest: asked, postilShadowRoot });
        },
        args: [request],
      }),
      browser.scripting.executeScript({ target: where, files: [request.kind === 'describe' ? '/describe.js' : '/page.js'] }),
    ]);
    return results.flatMap(({ frameId, documentId, result }) => {
      const answer = pageAnswer.safeParse(result);
      return answer.success ? [{ frameId, documentId: documentId ?? '', answer: answer.data }] : [];
    });
  } catch (error) {
    throw new PageClosedError(refusalReason(String(error)), error);
  }
}

/** What a refusal takes at most, ms; the browser gives it without asking the page. */
const REFUSAL_MS = 2_000;

/**
 * A script that is put into a page's source code as Chromium 156 shows it never ends, well or badly. Such a tab is known by this: its
 * address is not told, as if nothing were allowed there, and yet nothing is refused.
 */
async function refuseSourceView(tabId: number): Promise<never> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  if (tab && tab.url === undefined) {
    await new Promise((resolve) => setTimeout(resolve, REFUSAL_MS));
    // A browser that is only busy answers one after the other: its refusal comes before this answer.
    await browser.tabs.get(tabId).catch(() => {});
    throw new PageClosedError('page-locked', 'No script ends there');
  }
  return new Promise<never>(() => {});
}

/** Browsers tell only by their words why. */
function refusalReason(message: string): Refusal {
  if (/must request permission|missing host permission|contents of (the page|url)|permission to access/i.test(message)) return 'no-access';
  return /no (tab|frame|document) with|invalid (tab|frame|document) ?ids?|was removed|was closed/i.test(message)
    ? 'page-closed'
    : 'page-locked';
}
