import { useEffect, useMemo, useState } from 'react';
import { t } from '@/utils/platform/i18n';
import { costWords, formatNumber } from '@/utils/platform/words';
import { baseUrlOf } from '@/utils/providers/index';
import type { Estimate as Estimated } from '@/utils/schema/bill';
import type { Connection } from '@/utils/schema/settings';
import { loadCalibration } from '@/utils/storage/calibration';
import { moneyItem } from '@/utils/storage/money';
import { estimateFor } from '@/utils/usage/bill';
import { scriptOf } from '@/utils/usage/calibration';
import { estimateTokens } from '@/utils/usage/estimate-tokens';
import { contextParts, contextTokens, PER_WORD } from './context-parts';
import { usePanel } from './panel-context';

/** Our rules and the task. */
const AROUND = 170;

interface EstimateProps {
  /** Words that would be read anew; undefined for words that go on from an answer. */
  readonly words: number | undefined;
  readonly model: string;
  readonly connection: Connection;
}

/**
 * About what a request would need and cost, before it is sent: of a text that is read anew only the number of words is known, since nothing
 * is read before an action is chosen; of a conversation all that goes along.
 */
export function Estimate({ words, model, connection }: EstimateProps) {
  const { store, tab } = usePanel();
  const [estimate, setEstimate] = useState<Estimated>();
  const { jobs, context, message } = tab;
  // Counting takes a while, and what is typed changes none of it.
  const along = useMemo(
    () => (words === undefined ? contextTokens(contextParts({ jobs, context }, (id) => store.textOf(id).raw())) : words * PER_WORD),
    [words, jobs, context, store],
  );
  const sample = tab.view?.title ?? '';
  useEffect(() => {
    let current = true;
    const host = URL.parse(baseUrlOf(connection))?.host ?? '';
    const tokens = along + estimateTokens(message) + AROUND;
    void Promise.all([loadCalibration(model, scriptOf(sample)), moneyItem.get()]).then(([known, money]) => {
      if (current) setEstimate(estimateFor(tokens, known, { model, host, at: Date.now() }, money));
    });
    return () => {
      current = false;
    };
  }, [along, message, sample, model, connection]);
  if (!estimate) return null;
  return `${t('about', t('tokens_in', formatNumber(estimate.input)))} · ${costWords(estimate.cost)}`;
}
