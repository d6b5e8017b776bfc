import type { RefObject } from 'react';
import { DocumentArea } from './document/document-area';
import { DropZone } from './drop/drop-zone';
import { EntryNotes } from './entry-notes';
import { PaperHead } from './paper-head';
import { usePanel } from './panel-context';
import { lastJob } from './panel-state';
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
      <DropZone />
      <PaperHead />
      <EntryNotes />
      <DocumentArea />
      <Thread />
    </>
  );
}
