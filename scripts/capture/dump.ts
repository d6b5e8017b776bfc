import { articleVote } from '@/utils/capture/article';
import { PageView } from '@/utils/capture/block-features';
import { copyPage } from '@/utils/capture/main-text';

/** The blocks of the page with their features, for training. Bundled for the page on its own. */
export default function dump(): { texts: string[]; features: number[][]; reader: readonly number[] } {
  const { copy } = copyPage({ most: 1_000_000, deadline: performance.now() + 10_000 });
  const { blocks } = copy;
  const { vote } = articleVote(copy);
  const page = new PageView(copy, [vote], document.title);
  return { texts: blocks.map((block) => block.text), features: blocks.map((_, at) => page.features(at)), reader: vote };
}
