import { useEffect, useRef, type RefObject } from 'react';
import { isRunning, type JobHead } from './panel-state';

/** So near to the end, in CSS pixels, counts as at the end. */
const NEAR = 32;

/** Keeps the area at its end while a job writes there, as long as the reader is there; who scrolls up stays where they are. */
export function useFollowEnd(area: RefObject<HTMLElement | null>, job: JobHead | undefined): void {
  const atEnd = useRef(true);
  /** The job that was seen running: one that was ended when the panel came is read from its beginning. */
  const followed = useRef('');
  const jobId = job?.order.jobId ?? '';
  const running = isRunning(job);
  useEffect(() => {
    if (followed.current === jobId) return;
    followed.current = running ? jobId : '';
    if (!running) return;
    atEnd.current = true;
    area.current?.scrollTo({ top: area.current.scrollHeight });
  }, [area, running, jobId]);

  useEffect(() => {
    const element = area.current;
    const content = element?.firstElementChild;
    if (!element || !content) return undefined;
    const onScroll = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    };
    // Layout is known when this runs, in the frame that drew the text, so reading the height costs nothing.
    const observer = new ResizeObserver(() => {
      if (atEnd.current && followed.current !== '') element.scrollTop = element.scrollHeight;
    });
    observer.observe(content);
    observer.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [area]);
}
