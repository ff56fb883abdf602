/** One page of Cost Management's answer as it is sent: rows are positional, and each page has its own column order. */
export interface CostPage {
  readonly columns: readonly CostColumn[];
  readonly rows: readonly CostRow[];
}

export interface CostColumn {
  readonly name: string;
  readonly type: string;
}

export type CostRow = readonly unknown[];
