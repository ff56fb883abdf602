/** Names of the series that the legend has switched off. */
export type HiddenSeries = ReadonlySet<string>;

/** A click on a legend entry. */
export interface LegendClick {
  readonly label: string;
  /** Whether Ctrl or Shift was held: then the other series stay as they are. */
  readonly withModifier: boolean;
  /** All names in the legend. */
  readonly all: readonly string[];
}

/**
 * What is hidden after a click, by Grafana's rules: a plain click shows that series alone, a second one shows all
 * again; with Ctrl or Shift the click switches the one series on or off.
 */
export function toggleSeries(hidden: HiddenSeries, { label, withModifier, all }: LegendClick): HiddenSeries {
  if (withModifier) {
    const next = new Set(hidden);
    if (!next.delete(label)) {
      next.add(label);
    }
    return next;
  }
  const others = all.filter((name) => name !== label);
  const isAlone = !hidden.has(label) && others.every((name) => hidden.has(name));
  return isAlone ? new Set() : new Set(others);
}
