import { useEffect, useState } from 'react';
import { t } from '@/utils/platform/i18n';
import { costWords, formatNumber } from '@/utils/platform/words';
import { baseUrlOf } from '@/utils/providers/index';
import type { Estimate as Estimated } from '@/utils/schema/bill';
import type { Connection } from '@/utils/schema/settings';
import { loadCalibration } from '@/utils/storage/calibration';
import { moneyItem } from '@/utils/storage/money';
import { listedPrice, offersItem } from '@/utils/storage/offers';
import { estimateFor } from '@/utils/usage/bill';
import { scriptOf } from '@/utils/usage/calibration';
import { estimateTokens } from '@/utils/usage/estimate-tokens';

/** Tokens of a word of running text, with its punctuation; scripts without spaces are cut into words as well. */
const PER_WORD = 1.35;
/** Our rules and the task. */
const AROUND = 170;

interface EstimateProps {
  /** Words that would be sent, and what is typed. */
  readonly words: number;
  readonly typed: string;
  /** A text in the script of the page. */
  readonly sample: string;
  readonly model: string;
  readonly connection: Connection;
}

/** About what a request would need and cost, before it is sent: by the number of words, since nothing is read before an action is chosen. */
export function Estimate({ words, typed, sample, model, connection }: EstimateProps) {
  const [estimate, setEstimate] = useState<Estimated>();
  useEffect(() => {
    let current = true;
    const host = URL.parse(baseUrlOf(connection))?.host ?? '';
    const tokens = words * PER_WORD + estimateTokens(typed) + AROUND;
    void Promise.all([loadCalibration(model, scriptOf(sample)), moneyItem.get(), offersItem(host).get()]).then(([known, money, offers]) => {
      const payee = { model, host, at: Date.now(), listed: listedPrice(offers, host, model) };
      if (current) setEstimate(estimateFor(tokens, known, payee, money));
    });
    return () => {
      current = false;
    };
  }, [words, typed, sample, model, connection]);
  if (!estimate) return null;
  return `${t('about', t('tokens_in', formatNumber(estimate.input)))} · ${costWords(estimate.cost)}`;
}
