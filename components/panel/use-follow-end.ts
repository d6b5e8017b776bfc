import { useEffect, useRef, type RefObject } from 'react';
import { isRunning, type JobHead } from './panel-state';

/** So near to the end, in CSS pixels, counts as at the end. */
const NEAR = 32;

/** Where the answer that is written begins, from the top of the area's content, and how high it is; in CSS pixels. */
function answerIn(area: HTMLElement): { top: number; height: number } {
  const turn = area.querySelector('.turn:not(.earlier)');
  const text = turn?.querySelector('.read');
  if (!turn || !text) return { top: Infinity, height: 0 };
  const { top } = turn.getBoundingClientRect();
  return { top: top - area.getBoundingClientRect().top + area.scrollTop, height: text.getBoundingClientRect().bottom - top };
}

/**
 * Keeps the area at its end while a job writes there, as long as the reader is there; who scrolls up stays where they are. An answer that is
 * no higher than the area keeps its beginning in view, whatever comes below it, and so does one that came at once and was never seen growing.
 */
export function useFollowEnd(area: RefObject<HTMLElement | null>, job: JobHead | undefined): void {
  const atEnd = useRef(true);
  /** The job that was seen running: one that was ended when the panel came is read from its beginning. */
  const followed = useRef('');
  /** Text was seen while it was running. */
  const grew = useRef(false);
  const jobId = job?.order.jobId ?? '';
  const running = isRunning(job);
  const now = useRef(running);
  useEffect(() => {
    now.current = running;
    if (followed.current === jobId) return;
    followed.current = running ? jobId : '';
    grew.current = false;
    if (!running) return;
    atEnd.current = true;
    area.current?.scrollTo({ top: area.current.scrollHeight });
  }, [area, running, jobId]);

  useEffect(() => {
    const element = area.current;
    const content = element?.firstElementChild;
    if (!element || !content) return undefined;
    /** Where we put it ourselves: short of the end, but following. */
    let held = -1;
    const onScroll = () => {
      const { scrollTop, scrollHeight, clientHeight } = element;
      atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR || Math.abs(scrollTop - held) < 2;
    };
    // Layout is known when this runs, in the frame that drew the text, so reading the height costs nothing.
    const observer = new ResizeObserver(() => {
      if (!atEnd.current || followed.current === '') return;
      const { top, height } = answerIn(element);
      const short = height <= element.clientHeight;
      if (now.current && !short) grew.current = true;
      held = Math.min(element.scrollHeight - element.clientHeight, short || !grew.current ? top : Infinity);
      element.scrollTop = held;
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
