/** Who asks. Some defaults differ: an alert rule must not inherit the lenience of a panel. */
export interface Caller {
  /** True when the request came from an alert rule (header `FromAlert`). */
  readonly fromAlert: boolean;
}
