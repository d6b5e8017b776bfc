import { Fragment, memo, type ReactNode } from 'react';
import type { MarkdownBlock } from '@/utils/stream/markdown-blocks';
import { ScrollArea } from '@/components/ui/scroll-area';
import { t } from '@/utils/platform/i18n';
import { CodeBlock } from './code-block';
import { Inline } from './markdown-inline';
import { TexFormula } from './tex-formula';
import { lastLeaf, linesOf, shownLevel, treeOf, type MarkdownNode, type Token } from './markdown-tree';

interface Context {
  readonly block: MarkdownBlock;
  readonly levels: ReadonlyMap<Token, number>;
  /** The token behind which the caret stands. */
  readonly caret: Token | undefined;
}

interface PartProps {
  readonly node: MarkdownNode;
  readonly context: Context;
}

const hasCaret = ({ token, children }: MarkdownNode, caret: Token | undefined): boolean =>
  caret !== undefined && (token === caret || children.some((child) => hasCaret(child, caret)));

const isTight = ({ children }: MarkdownNode): boolean => children.some(({ token }) => token.hidden);

/** The same lines give the same picture, but for tightness, which the whole list decides, later link definitions, and the caret. */
function samePart(before: PartProps, now: PartProps): boolean {
  return (
    before.context.block.definitions === now.context.block.definitions &&
    isTight(before.node) === isTight(now.node) &&
    !hasCaret(before.node, before.context.caret) &&
    !hasCaret(now.node, now.context.caret) &&
    linesOf(before.context.block, before.node.token) === linesOf(now.context.block, now.node.token)
  );
}

const Children = ({ node, context }: PartProps) => <>{node.children.map((child, index) => draw(child, context, index))}</>;
const ListItem = memo(function ListItem(props: PartProps) {
  return (
    <li>
      <Children {...props} />
    </li>
  );
}, samePart);
const Row = memo(function Row(props: PartProps) {
  return (
    <tr>
      <Children {...props} />
    </tr>
  );
}, samePart);

const headings = ['h2', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

function Cell({ node, context }: PartProps) {
  const Tag = node.token.tag === 'th' ? 'th' : 'td';
  // The only attribute of a cell is its alignment, as a style that is not taken over.
  const align = /right|center/.exec(String(node.token.attrGet('style') ?? ''))?.[0];
  return (
    <Tag className={align}>
      <Children node={node} context={context} />
    </Tag>
  );
}

type Draw = (node: MarkdownNode, context: Context) => ReactNode;
const inner: Draw = (node, context) => <Children node={node} context={context} />;

/** All that can appear. What is not in here shows its text and nothing else. */
const parts: Readonly<Record<string, Draw>> = {
  paragraph_open: (node, context) => (node.token.hidden ? inner(node, context) : <p>{inner(node, context)}</p>),
  heading_open: (node, context) => {
    const level = context.levels.get(node.token) ?? 1;
    const Tag = headings[level] ?? 'h6';
    return <Tag className={`rank-${node.token.tag.slice(1)}`}>{inner(node, context)}</Tag>;
  },
  bullet_list_open: (node, context) => <ul>{inner(node, context)}</ul>,
  ordered_list_open: (node, context) => <ol start={Number(node.token.attrGet('start') ?? 1)}>{inner(node, context)}</ol>,
  list_item_open: (node, context) => <ListItem node={node} context={context} />,
  blockquote_open: (node, context) => <blockquote>{inner(node, context)}</blockquote>,
  hr: () => <hr />,
  fence: ({ token }, { caret }) => (
    <CodeBlock code={token.content} language={token.info.trim().split(/\s/)[0] ?? ''} live={token === caret} />
  ),
  code_block: ({ token }, { caret }) => <CodeBlock code={token.content} language="" live={token === caret} />,
  math_block: ({ token }) => (
    <ScrollArea className="formula" label={t('formula')}>
      <TexFormula tex={token.content} display />
    </ScrollArea>
  ),
  table_open: (node, context) => (
    <ScrollArea className="table" label={t('table')}>
      <table>{inner(node, context)}</table>
    </ScrollArea>
  ),
  thead_open: (node, context) => <thead>{inner(node, context)}</thead>,
  tbody_open: (node, context) => <tbody>{inner(node, context)}</tbody>,
  tr_open: (node, context) => <Row node={node} context={context} />,
  th_open: (node, context) => <Cell node={node} context={context} />,
  td_open: (node, context) => <Cell node={node} context={context} />,
  inline: ({ token }, { caret }) => <Inline tokens={token.children ?? []} live={token === caret} />,
};

function draw(node: MarkdownNode, context: Context, key: number): ReactNode {
  const part = parts[node.token.type];
  return <Fragment key={key}>{part ? part(node, context) : node.token.content}</Fragment>;
}

function levelsOf(tokens: readonly Token[], before: number): Map<Token, number> {
  const levels = new Map<Token, number>();
  let level = before;
  for (const token of tokens) {
    if (token.type !== 'heading_open') continue;
    level = shownLevel(token, level);
    levels.set(token, level);
  }
  return levels;
}

/** One top-level block of an answer, drawn from the parser's tokens. `level` is that of the heading before it. */
export const Block = memo(function Block({ block, level, live }: { block: MarkdownBlock; level: number; live: boolean }) {
  if (block.tokens.length === 0)
    return (
      <div className="unparsed" dir="auto">
        {block.lines.join('\n')}
      </div>
    );
  const context: Context = {
    block,
    levels: levelsOf(block.tokens, level),
    caret: live ? lastLeaf(block.tokens) : undefined,
  };
  return (
    <div className="block" dir="auto">
      {treeOf(block.tokens).map((node, index) => draw(node, context, index))}
    </div>
  );
});
