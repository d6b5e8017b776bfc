import { memo, useSyncExternalStore, type ReactNode } from 'react';
import type { Chunk, JobText } from './job-text';
import { Block } from './markdown';
import { levelAfter } from './markdown-tree';

const ChunkView = memo(function ChunkView({ chunk, live }: { chunk: Chunk; live: boolean }) {
  const drawn: ReactNode[] = [];
  let level = chunk.before;
  for (const block of chunk.blocks) {
    drawn.push(<Block key={block.key} block={block} level={level} live={live && block === chunk.blocks.at(-1)} />);
    level = levelAfter(block.tokens, level);
  }
  return <div className="chunk">{drawn}</div>;
});

/** The text of one job: each chunk is drawn when it changes, finished ones never again. */
export function AnswerText({ text }: { text: JobText }) {
  const { chunks, plain, live } = useSyncExternalStore(text.subscribe, text.view, text.view);
  return (
    <>
      {plain === '' ? null : (
        <div className="unparsed" dir="auto">
          {plain}
        </div>
      )}
      {chunks.map((chunk, index) => (
        <ChunkView key={index} chunk={chunk} live={live && index === chunks.length - 1} />
      ))}
    </>
  );
}
