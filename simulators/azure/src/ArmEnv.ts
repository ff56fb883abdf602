import type { ServerEnv } from '@glance/simulator-common';
import type { Principal } from './entra/principals';

/** What handlers of Azure Resource Manager find in their context. */
export interface ArmEnv extends ServerEnv {
  readonly Variables: { readonly principal: Principal };
}
