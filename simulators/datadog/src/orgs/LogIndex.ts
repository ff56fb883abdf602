const DAY_MS = 86_400_000;

/** An index of an organisation. Whatever its tier, a log is forgotten when its time is this long ago. */
export interface LogIndex {
  readonly name: string;
  readonly retentionMs: number;
}

/** An index by its retention in days; Datadog's usual are 15. */
export function logIndex(name: string, retentionDays = 15): LogIndex {
  return { name, retentionMs: retentionDays * DAY_MS };
}

/** Whole days, as the API tells them. */
export function retentionDays({ retentionMs }: LogIndex): number {
  return Math.round(retentionMs / DAY_MS);
}
