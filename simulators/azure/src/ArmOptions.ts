import type { Now, ServerEnv } from '@glance/simulator-common';
import type { MiddlewareHandler } from 'hono';
import type { TokenIssuer } from './entra/TokenIssuer';
import type { CostModel } from './model/CostModel';

/** What Azure Resource Manager knows. */
export interface ArmOptions {
  readonly model: CostModel;
  readonly tokens: TokenIssuer;
  readonly now: Now;
  readonly seed: number;
  /** What every request goes through first. */
  readonly delivery: ReadonlyArray<MiddlewareHandler<ServerEnv>>;
}
