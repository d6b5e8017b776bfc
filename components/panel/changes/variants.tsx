import { useId } from 'react';
import { t } from '@/utils/platform/i18n';

interface VariantsProps {
  readonly variants: readonly string[];
  readonly picked: number;
  readonly running: boolean;
  /** They are the answer, which is not shown once more as changes. */
  readonly alone: boolean;
  readonly onPick: (index: number) => void;
}

/** Variants of one answer, side by side where there is room; the picked one is what is taken over. */
export function Variants({ variants, picked, running, alone, onPick }: VariantsProps) {
  const name = useId();
  return (
    <section aria-label={alone ? t('answer') : t('option_variants')} aria-busy={running}>
      <div className="variants" role="radiogroup" aria-label={t('option_variants')}>
        {variants.map((variant, index) => (
          <label key={index} className="variant">
            <span className="head">
              <input type="radio" name={name} checked={index === picked} onChange={() => onPick(index)} />
              {t('variant_name', String(index + 1))}
            </span>
            <span className="read words" dir="auto">
              {variant}
            </span>
          </label>
        ))}
      </div>
    </section>
  );
}
