import { type CheckedFrame, type FrameMeta, noData, numericLong } from '@glance/data-frames';

/** The figures of one account. */
interface AccountFigures {
  /** Its name. */
  readonly account: string;
  /** By figure; null where SendGrid has none, as the credits of an account without a limit. */
  readonly figures: Readonly<Record<string, number | null>>;
}

export interface FiguresInput {
  /** What is shown, at least one; several have the label `metric` (contract §6.5). */
  readonly names: readonly string[];
  readonly accounts: readonly AccountFigures[];
  /** Grafana's unit. */
  readonly unit: string;
  readonly meta: Pick<FrameMeta, 'notices' | 'custom' | 'executedQueryString'>;
}

/** One row for each account and figure, in the order of accounts. */
export function figuresFrame({ names, accounts, unit, meta }: FiguresInput): CheckedFrame {
  if (accounts.length === 0) {
    return noData('numeric-long', meta);
  }
  const [only = 'value'] = names;
  const rows = accounts.flatMap(({ account, figures }) =>
    names.map((metric) => ({ account, metric, value: figures[metric] ?? null }))
  );
  return numericLong({
    labels: [
      { name: 'account', values: rows.map(({ account }) => account) },
      ...(names.length > 1 ? [{ name: 'metric', values: rows.map(({ metric }) => metric) }] : []),
    ],
    values: [{ name: names.length > 1 ? 'value' : only, values: rows.map(({ value }) => value), config: { unit } }],
    meta,
  });
}
