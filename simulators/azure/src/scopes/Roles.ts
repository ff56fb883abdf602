import { authorizationFailed } from '../ArmError';
import { type Principal, PRINCIPALS } from '../entra/principals';
import type { Access } from './Access';

/** The two roles that a reader of costs needs, by Azure's names: for costs, and for everything else. */
export type Role = 'Cost Management Reader' | 'Reader';

/** Whose role is taken away, and where. */
export interface TakenRole {
  /** A path without a leading slash; everything below it is meant too. */
  readonly scope: string;
  /** Default both. */
  readonly role?: Role;
  /** Default the application's service principal. */
  readonly principal?: Principal;
}

/** Who may do what. Everybody has the roles that their {@link Principal} tells, until they are taken away. */
export class Roles {
  #taken: TakenRole[] = [];

  /** Takes a role away. Returns what gives it back. */
  takeAway(taken: TakenRole): () => void {
    this.#taken.push(taken);
    return () => {
      this.#taken = this.#taken.filter((other) => other !== taken);
    };
  }

  /** Whether the access is granted, as far as it was not taken away. */
  allow({ principal, action, scope }: Access): boolean {
    const needed: Role = action.startsWith('Microsoft.CostManagement/') ? 'Cost Management Reader' : 'Reader';
    return !this.#taken.some(
      ({ scope: at, role = needed, principal: of = PRINCIPALS.servicePrincipal }) =>
        of.objectId === principal.objectId && role === needed && isWithin(scope, at)
    );
  }

  /** @throws ArmError 403 when it is not granted */
  require(access: Access): void {
    if (!this.allow(access)) {
      throw authorizationFailed(access);
    }
  }
}

function isWithin(scope: string, parent: string): boolean {
  return `${scope.toLowerCase()}/`.startsWith(`${parent.toLowerCase()}/`);
}
