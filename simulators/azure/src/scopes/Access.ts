import type { Principal } from '../entra/principals';

/** What somebody does somewhere. */
export interface Access {
  readonly principal: Principal;
  /** Azure's name of it, for example `Microsoft.CostManagement/query/action`. */
  readonly action: string;
  /** A path without a leading slash. */
  readonly scope: string;
}
