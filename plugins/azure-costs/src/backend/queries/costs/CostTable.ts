/** What a row's amount belongs to, apart from its day or month. */
export interface CostGroup {
  /** Values of the request's groupings, in their order; `''` where Azure has none. Resource groups in lower case. */
  readonly values: readonly string[];
  /** Billing currency, such as `USD`; `''` where Azure names none. */
  readonly currency: string;
}

/** One whole number for each row of a table, in the width that they need (`packRows`). */
export type RowNumbers = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/**
 * Azure's answer to one request, as columns. Rows of one slot and group may occur several times (resource groups that
 * differ by case): they add up.
 */
export interface CostTable {
  readonly groups: readonly CostGroup[];
  /** Index into `groups`, one for each row. */
  readonly groupOfRow: RowNumbers;
  /** CalendarDay, BillingMonth, or 0 without granularity, one for each row. */
  readonly slotOfRow: RowNumbers;
  readonly amounts: Float64Array;
}
