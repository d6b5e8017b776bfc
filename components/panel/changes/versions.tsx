import { useId } from 'react';
import { t } from '@/utils/platform/i18n';

interface VersionsProps {
  readonly versions: readonly string[];
  readonly picked: number;
  readonly running: boolean;
  readonly onPick: (index: number) => void;
}

/** Versions of one answer, side by side where there is room; the picked one is what is taken over. */
export function Versions({ versions, picked, running, onPick }: VersionsProps) {
  const name = useId();
  return (
    <section aria-label={t('answer')} aria-busy={running}>
      <div className="versions" role="radiogroup" aria-label={t('option_versions')}>
        {versions.map((version, index) => (
          <label key={index} className="version">
            <span className="head">
              <input type="radio" name={name} checked={index === picked} onChange={() => onPick(index)} />
              {t('version_name', String(index + 1))}
            </span>
            <span className="read words" dir="auto">
              {version}
            </span>
          </label>
        ))}
      </div>
    </section>
  );
}
