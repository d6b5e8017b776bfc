import { PageClosedError } from '@/utils/platform/page-script';
import { tabPlace } from '@/utils/platform/tabs';
import type { TabView } from '@/utils/schema/messages';
import { describeFrames, fieldFrame, meantFrame } from './page-source';

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
    const editable = selectionWords > 0 ? inside : fieldFrame(frames) !== undefined;
    return { ...view, title: top?.title ?? view.title, url: top?.url ?? view.url, access: 'granted', selectionWords, editable };
  } catch (error) {
    return { ...view, access: error instanceof PageClosedError && error.reason === 'no-access' ? 'ask' : 'closed' };
  }
}
