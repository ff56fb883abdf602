const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** An age in words, by its two largest units: `3 hours 5 minutes`; below a minute `less than a minute`. */
export function durationText(ms: number): string {
  let rest = ms;
  const parts = UNITS.flatMap(([unit, unitMs]) => {
    const count = Math.floor(rest / unitMs);
    rest -= count * unitMs;
    return count === 0 ? [] : [`${count} ${unit}${count === 1 ? '' : 's'}`];
  });
  return parts.length === 0 ? 'less than a minute' : parts.slice(0, 2).join(' ');
}
