import { memoryTrend } from './memoryTrend';
import type { SoakResult } from './runSoak';

/** Far above what garbage makes memory waver by, and far below what any leak of answers comes to in half an hour. */
const mostGrowthMb = 64;

export interface Verdict {
  /** Lines to print. */
  readonly report: readonly string[];
  /** What was not as promised; empty when everything was. */
  readonly failures: readonly string[];
}

/** Says what came of a soak of a plugin. */
export function verdictOf(plugin: string, { ledger, fleet, calls, elapsedMs, lost, leftBehind }: SoakResult): Verdict {
  const trends = fleet.replicas.map(({ memory }) => memoryTrend(memory));
  const counts = [...ledger.counts].sort(([a], [b]) => a.localeCompare(b));
  const report = [
    `${plugin}: ${Math.round(elapsedMs / 1_000)} s, ${fleet.replicas.length} process(es), ${calls} calls to the vendor`,
    ...counts.map(([what, count]) => `  ${what}: ${count}`),
    ...trends.map(
      ({ earlyMb, lateMb, mbPerMinute }, index) =>
        `  memory of process ${index + 1}: ${earlyMb.toFixed(0)} MB early, ${lateMb.toFixed(0)} MB late, ${mbPerMinute.toFixed(2)} MB a minute`
    ),
  ];
  const failures = [
    ...(ledger.countOf('right') > 0 ? [] : ['Not one answer was right, so nothing was proven']),
    ...ledger.problems.map((problem) => `Wrong: ${problem}`),
    ...(lost > 0 ? [`Lost: ${lost} calls never ended`] : []),
    ...(leftBehind > 0 ? [`Left behind: ${leftBehind} calls to the vendor never ended`] : []),
    ...(ledger.countOf('NOT RECOVERED') > 0 ? ['A data source did not recover after the last fault'] : []),
    ...fleet.secrets.finds.map((find) => `Secret: ${find}`),
    ...trends
      .filter(({ earlyMb, lateMb }) => lateMb - earlyMb > mostGrowthMb)
      .map(({ earlyMb, lateMb }) => `Memory grew from ${earlyMb.toFixed(0)} to ${lateMb.toFixed(0)} MB`),
  ];
  return { report, failures: failures.map((failure) => `${plugin}: ${failure}`) };
}
