import { PageClosedError } from '@/utils/platform/page-script';
import { tabPlace } from '@/utils/platform/tabs';
import type { TabView } from '@/utils/schema/panel-event';
import { describeFrames, fieldFrame, isOwnViewer, meantFrame } from './page-source';

/** What a tab shows and what may be done there. Takes no text. */
export async function describeTab(tabId: number): Promise<TabView> {
  const place = await tabPlace(tabId);
  const view: TabView = { tabId, title: place?.title ?? '', url: place?.url ?? '', access: 'closed', selectionWords: 0, editable: false };
  if (!place) return view;
  try {
    const frames = await describeFrames(tabId);
    const top = frames.find(({ frameId }) => frameId === 0)?.description;
    const meant = meantFrame(frames);
    const { selectionWords = 0, editable: inside = false } = frames.find(({ frameId }) => frameId === meant)?.description ?? {};
    const field = fieldFrame(frames);
    const paragraphWords = frames.find(({ frameId }) => frameId === field)?.description.paragraphWords ?? 0;
    const editable = selectionWords > 0 ? inside : field !== undefined;
    const now = { title: top?.title ?? view.title, url: top?.url ?? view.url, selectionWords, editable };
    return { ...view, ...now, access: 'granted', paragraphWords: selectionWords > 0 ? 0 : paragraphWords };
  } catch (error) {
    const refused = error instanceof PageClosedError ? error.reason : 'page-closed';
    // Where the browser shows a PDF with a page of its own, no script gets in; the file itself can be fetched.
    if (await isOwnViewer(place.url, refused)) return { ...view, access: 'granted' };
    return { ...view, access: refused === 'no-access' ? 'ask' : 'closed' };
  }
}
