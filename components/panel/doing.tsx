import { useEffect, useState } from 'react';

/** Milliseconds for which the mark is seen, and then is not. */
const BEAT = 600;

/**
 * What is being done, with a mark that blinks. By a timer and not by an animation: that one makes a frame for every tick of the screen,
 * however few of them differ, and the first word of the answer has to wait for its turn among them.
 */
export function Doing({ children }: { children: string }) {
  const [lit, setLit] = useState(true);
  useEffect(() => {
    const beat = setInterval(() => setLit((before) => !before), BEAT);
    return () => clearInterval(beat);
  }, []);
  return <p className={lit ? 'doing lit' : 'doing'}>{children}</p>;
}
