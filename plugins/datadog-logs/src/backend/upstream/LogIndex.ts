/** An index of the organization. */
export interface LogIndex {
  readonly name: string;
  /** How many days logs can be searched in it. */
  readonly retentionDays?: number;
  /** How many days they can be searched in the flex tier. */
  readonly flexRetentionDays?: number;
}
