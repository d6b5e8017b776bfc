import { Fragment, type ReactNode } from 'react';
import { t } from '@/utils/platform/i18n';
import { openLink } from '@/utils/platform/tabs';
import { TexFormula } from './tex-formula';
import { shownLink, treeOf, type MarkdownNode, type Token } from './markdown-tree';

const textOf = ({ token, children }: MarkdownNode): string => token.content + children.map(textOf).join('');

/** Shows where it leads; opens by a click only. Host and warning are drawn by the style sheet, so that the text stays the answer's own. */
function Link({ node }: { node: MarkdownNode }) {
  const href = String(node.token.attrGet('href') ?? '');
  const text = textOf(node);
  const link = shownLink(href, text);
  const content = node.children.map(drawInline);
  if (!link) return <>{content}</>;
  const shown = text === href || text === link.host ? undefined : link.host;
  return (
    <button
      type="button"
      className={link.doubtful ? 'link doubtful' : 'link'}
      data-host={shown}
      title={link.doubtful ? t('link_doubtful', href) : href}
      onClick={() => void openLink(href)}
    >
      {content}
    </button>
  );
}

const inner = ({ children }: MarkdownNode) => children.map(drawInline);

const parts: Readonly<Record<string, (node: MarkdownNode) => ReactNode>> = {
  softbreak: () => '\n',
  hardbreak: () => <br />,
  code_inline: ({ token }) => <code>{token.content}</code>,
  math_inline: ({ token }) => <TexFormula tex={token.content} display={token.info !== ''} />,
  em_open: (node) => <em>{inner(node)}</em>,
  strong_open: (node) => <strong>{inner(node)}</strong>,
  s_open: (node) => <s>{inner(node)}</s>,
  link_open: (node) => <Link node={node} />,
  // A picture would be a request that tells its server what was read; its words are enough.
  image: ({ token }) => <span className="picture">{token.content}</span>,
};

function drawInline(node: MarkdownNode, key: number): ReactNode {
  return <Fragment key={key}>{parts[node.token.type]?.(node) ?? node.token.content}</Fragment>;
}

/** A line of text with its emphasis, code and links; behind a live one stands the caret. */
export function Inline({ tokens, live }: { tokens: readonly Token[]; live: boolean }) {
  return (
    <>
      {treeOf(tokens).map(drawInline)}
      {live ? <span className="caret" /> : null}
    </>
  );
}
