import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { Icon } from '@/components/ui/icons';
import { t } from '@/utils/platform/i18n';
import { actionName, formatNumber, wordCount } from '@/utils/platform/words';
import { contextParts, type ContextPart } from './context-parts';
import { contextChoice } from './orders';
import { usePanel } from './panel-context';
import './extras.css';

const toggled = (ids: readonly string[], id: string): string[] => (ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]);

/** What a part is called: the page and its length, what was asked, or what the recap says. */
function nameOf(part: ContextPart, answer: string): string {
  if (part.kind === 'source') return `${part.source.title || t('this_page')} · ${wordCount(part.source.words)}`;
  if (part.kind === 'recap') return `${t('context_recap')}: ${part.text}`;
  const { actionId, instruction } = part.job.order;
  return `${actionName(actionId)}: ${instruction || answer.replace(/^[#>*\-\s]+/, '')}`.slice(0, 200);
}

function Part({ part }: { part: ContextPart }) {
  const { store, tabId, tab } = usePanel();
  const { without, pinned } = contextChoice(tab);
  const { id } = part;
  const name = nameOf(part, part.kind === 'turn' ? store.textOf(id).text().slice(0, 200) : '');
  const change = (patch: Partial<ReturnType<typeof contextChoice>>) =>
    store.dispatch({ type: 'context', tabId, context: { without, pinned, ...patch } });
  return (
    <li className={part.out ? 'out' : undefined}>
      <label title={name}>
        <input type="checkbox" checked={!part.out} onChange={() => change({ without: toggled(without, id) })} />
        <span dir="auto">{name}</span>
      </label>
      {part.kind === 'turn' && part.inShort ? <Chip>{t('in_short')}</Chip> : null}
      <span className="size">{formatNumber(part.tokens)}</span>
      {part.kind === 'turn' ? (
        <Button
          kind="icon"
          aria-label={t('keep_along', name)}
          title={t('keep_along_always')}
          aria-pressed={part.pinned}
          disabled={part.out}
          onClick={() => change({ pinned: toggled(pinned, id) })}
        >
          <Icon name="pin" />
        </Button>
      ) : null}
    </li>
  );
}

/** What goes along with the next words: each part can be taken out, and a turn can be kept along although there is little room. */
export function ContextList() {
  const { store, tab } = usePanel();
  const parts = contextParts(tab, (jobId) => store.textOf(jobId).raw());
  return (
    <section className="context" aria-label={t('context_title')}>
      <p className="soft">{t('context_text')}</p>
      <ul>
        {parts.map((part) => (
          <Part key={part.id} part={part} />
        ))}
      </ul>
    </section>
  );
}
