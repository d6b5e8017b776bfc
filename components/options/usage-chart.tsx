import { t } from '@/utils/platform/i18n';
import { actionName, formatNumber, formatUsd } from '@/utils/platform/words';
import type { LedgerRow } from '@/utils/schema/ledger';
import { byDay, sumOf, type LedgerSums } from '@/utils/usage/ledger';

const WIDTH = 600;
const HEIGHT = 72;

interface ChartProps {
  readonly rows: readonly LedgerRow[];
  /** YYYY-MM-DD, in order. */
  readonly days: readonly string[];
}

/** One bar a day: money where any is known, else tokens. The table beneath says the same in figures. */
export function UsageChart({ rows, days }: ChartProps) {
  const bars = byDay(rows, days);
  const inMoney = bars.some(({ sums }) => sums.usd > 0);
  const heightOf = ({ usd, input, output }: LedgerSums) => (inMoney ? usd : input + output);
  const highest = Math.max(...bars.map(({ sums }) => heightOf(sums)), 0);
  const step = WIDTH / bars.length;
  const label = inMoney ? t('chart_money', formatUsd(highest)) : t('chart_tokens', formatNumber(highest));
  return (
    <figure>
      <svg className="usage-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
        {bars.map(({ day, sums }, index) => {
          const height = highest > 0 ? (heightOf(sums) / highest) * (HEIGHT - 4) : 0;
          return <rect key={day} x={index * step + 1.5} y={HEIGHT - height} width={step - 3} height={height} rx="2" />;
        })}
      </svg>
      <figcaption className="soft">{label}</figcaption>
    </figure>
  );
}

const known = ({ usd, unpriced }: LedgerSums): string => (unpriced > 0 ? t('plus_unknown', formatUsd(usd)) : formatUsd(usd));

/** The same as the chart, for reading and for screen readers. */
export function UsageTable({ rows }: Pick<ChartProps, 'rows'>) {
  const groups = Map.groupBy(rows, ({ model, actionId }) => `${model}\n${actionId}`);
  const lines = [...groups.values()].map((some) => ({ first: some[0], sums: sumOf(some) })).toSorted((a, b) => b.sums.usd - a.sums.usd);
  return (
    <details>
      <summary>{t('usage_table')}</summary>
      <div className="wide-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('work')}</th>
              <th scope="col">{t('model')}</th>
              <th scope="col">{t('answers')}</th>
              <th scope="col">{t('tokens_in_out')}</th>
              <th scope="col">{t('cost')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ first, sums }) =>
              first ? (
                <tr key={`${first.model} ${first.actionId}`}>
                  <th scope="row">{actionName(first.actionId)}</th>
                  <td className="words">{first.model}</td>
                  <td>{formatNumber(sums.answers)}</td>
                  <td>{`${formatNumber(sums.input)} / ${formatNumber(sums.output)}`}</td>
                  <td>{known(sums)}</td>
                </tr>
              ) : null,
            )}
          </tbody>
        </table>
      </div>
    </details>
  );
}
