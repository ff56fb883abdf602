/** Units of what is measured. */
export type Unit = 'rows/s' | 'ms' | 'µs' | 'MB' | 'calls' | 'months';

/** What a figure is held against: a number from the same run, or why there is none. */
export type Reference =
  { readonly name: string; readonly value: number } | { readonly name: string; readonly leftOut: string };

/** What was hoped for. Ratios are figure over reference. */
type Target =
  | { readonly kind: 'ratioAtLeast' | 'ratioAtMost'; readonly limit: number }
  | { readonly kind: 'atMost'; readonly limit: number }
  /** A count: the only kind that can fail a run. */
  | { readonly kind: 'exactly'; readonly limit: number };

/** One line of the table. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  readonly reference?: Reference;
  readonly target?: Target;
}

/** Figure over reference; `undefined` when there is no reference. */
export function ratioOf({ value, reference }: Figure): number | undefined {
  return reference !== undefined && 'value' in reference ? value / reference.value : undefined;
}

/** Whether the target is met; `undefined` when there is none, or when its reference was left out. */
export function isMet(figure: Figure): boolean | undefined {
  const { target, value } = figure;
  const ratio = ratioOf(figure);
  switch (target?.kind) {
    case undefined:
      return undefined;
    case 'atMost':
      return value <= target.limit;
    case 'exactly':
      return value === target.limit;
    case 'ratioAtLeast':
      return ratio === undefined ? undefined : ratio >= target.limit;
    case 'ratioAtMost':
      return ratio === undefined ? undefined : ratio <= target.limit;
  }
}

/** Whether a figure makes the run fail: a count that is not what it has to be. Times never do. */
export function failsRun(figure: Figure): boolean {
  return figure.target?.kind === 'exactly' && isMet(figure) === false;
}
