import { lazy, Suspense, useCallback, useState, type RefObject } from 'react';
import { DocumentArea } from './document/document-area';
import { DropZone } from './drop/drop-zone';
import { EntryNotes } from './entry-notes';
import { Meter } from './meter';
import { PaperHead } from './paper-head';
import { usePanel } from './panel-context';
import { lastJob } from './panel-state';
import { Quote } from './quote';
import { Thread } from './thread';
import { useFollowEnd } from './use-follow-end';
import { useKeys } from './use-keys';

const Keys = lazy(() => import('./extras').then((loaded) => ({ default: loaded.Keys })));

interface ReadingProps {
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
      <DocumentArea>
        <EntryNotes />
      </DocumentArea>
      <Thread />
      <Quote area={area} />
    </>
  );
}

/** What stands below the composer, and the keys that the panel knows. */
export function Foot() {
  const { store, tab } = usePanel();
  const [help, setHelp] = useState(false);
  const openHelp = useCallback(() => setHelp(true), []);
  useKeys(store, tab, openHelp);
  return (
    <>
      <Meter onHelp={openHelp} />
      {help ? (
        <Suspense>
          <Keys onClose={() => setHelp(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
