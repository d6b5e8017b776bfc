import { browser } from 'wxt/browser';
import { pageAnswer, type PageAnswer, type PageRequest } from '@/utils/schema/page';

export interface FrameAnswer {
  readonly frameId: number;
  readonly documentId: string;
  readonly answer: PageAnswer;
}

/** Why no script could be put into a page. */
export class PageClosedError extends Error {
  readonly reason: 'no-access' | 'page-closed';
  constructor(reason: 'no-access' | 'page-closed', cause: unknown) {
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
  const work = before.then(() => putIn(tabId, request, frames));
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

/** Browsers tell only by their words whether a grant would help. */
function refusalReason(message: string): 'no-access' | 'page-closed' {
  return /must request permission|missing host permission|contents of (the page|url)|permission to access/i.test(message)
    ? 'no-access'
    : 'page-closed';
}
