import type { RefObject } from 'react';
import { EntryNotes } from './entry-notes';
import { usePanel } from './panel-context';
import { lastJob } from './panel-state';
import { Quote } from './quote';
import { Thread } from './thread';
import { useFollowEnd } from './use-follow-end';

export interface ReadingProps {
  /** What scrolls. */
  readonly area: RefObject<HTMLElement | null>;
}

/** What is read below the actions: notes for the reader and the conversation. Comes after the panel's first frame. */
export function Reading({ area }: ReadingProps) {
  const { tab } = usePanel();
  useFollowEnd(area, lastJob(tab));
  return (
    <>
      <EntryNotes />
      <Thread />
      <Quote area={area} />
    </>
  );
}
