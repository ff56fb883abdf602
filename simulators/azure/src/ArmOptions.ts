import type { Now, ServerEnv } from '@glance/simulator-common';
import type { MiddlewareHandler } from 'hono';
import type { TokenIssuer } from './entra/TokenIssuer';
import type { CostModel } from './model/CostModel';
import type { Quota } from './quota/Quota';
import type { Roles } from './scopes/Roles';

/** What Azure Resource Manager knows. */
export interface ArmOptions {
  readonly model: CostModel;
  readonly tokens: TokenIssuer;
  readonly quota: Quota;
  readonly roles: Roles;
  readonly now: Now;
  readonly seed: number;
  /** What every request goes through first. */
  readonly delivery: ReadonlyArray<MiddlewareHandler<ServerEnv>>;
}
