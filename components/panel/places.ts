import { t } from '@/utils/platform/i18n';
import type { Action } from '@/utils/schema/action';
import type { SourceSummary } from '@/utils/schema/source';

type Place = 'insert' | 'replace';

/** Where a text can be put: the usual place first; nowhere if the text did not come from a field. */
export function placesOf(action: Pick<Action, 'lands'>, source: Pick<SourceSummary, 'editable' | 'scope'> | undefined): Place[] {
  if (!source?.editable) return [];
  if (source.scope !== 'selection') return ['insert'];
  return action.lands === 'instead' ? ['replace', 'insert'] : ['insert', 'replace'];
}

/** What the button for a place says: what happens to the page must be known before. */
export function placeWords(place: Place, source: Pick<SourceSummary, 'paragraph'> | undefined): string {
  if (place === 'insert') return t('insert');
  return source?.paragraph ? t('replace_paragraph') : t('replace');
}
