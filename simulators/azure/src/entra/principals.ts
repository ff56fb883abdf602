import { DEVELOPMENT, EUROPE, PRODUCTION, SUBSCRIPTIONS } from '../model/subscriptions';

/** The directory that everybody below belongs to. */
export const TENANT_ID = '5a0f1c7e-3d94-4b62-9e8f-2c6b7d1a4e00';

/** Opens nothing but simulators. */
export const CLIENT_SECRET = 'SIM8Q~not-a-real-secret.only-for-the-simulator';

/** Somebody who can hold a token: an application's service principal or a managed identity. */
export interface Principal {
  readonly displayName: string;
  /** `appid` of its tokens. */
  readonly clientId: string;
  /** `oid` of its tokens. */
  readonly objectId: string;
  /** The managed identity's resource, as its tokens name it; an application has none. */
  readonly resourceId?: string;
  /** Where it has the roles Reader and Cost Management Reader, until they are taken away. */
  readonly subscriptionIds: readonly string[];
  /** Whether it may read the costs of the management group and of the billing account, too. */
  readonly readsWiderScopes: boolean;
}

/** Everybody in the directory. They see different subscriptions, so that taking one for another shows in the data. */
export const PRINCIPALS = {
  servicePrincipal: {
    displayName: 'glance-reader',
    clientId: '9e2b6f84-1c5d-47a0-b3e6-8f4d0a7c5b99',
    objectId: 'd5c3a1f0-6b2e-4f8d-9c47-8e1a0b3d6f99',
    subscriptionIds: SUBSCRIPTIONS.map(({ id }) => id),
    readsWiderScopes: true,
  },
  systemAssigned: {
    displayName: 'vm-grafana',
    clientId: '1d7a3c58-62f9-4e0b-a8d4-5b9c2e6f7044',
    objectId: '6f0e9b2d-3a71-4c85-bd16-7c4a8e5f2155',
    resourceId: `/subscriptions/${PRODUCTION.id}/resourcegroups/rg-platform-aks-prod/providers/Microsoft.Compute/virtualMachines/vm-grafana`,
    subscriptionIds: [PRODUCTION.id],
    readsWiderScopes: false,
  },
  userAssigned: {
    displayName: 'id-grafana-costs',
    clientId: '83b5e2f7-9c04-4d6a-8e1f-0a7d3c5b9266',
    objectId: 'e92c4d70-5f18-4ab3-9067-2d8b1f6a4377',
    resourceId: `/subscriptions/${PRODUCTION.id}/resourcegroups/rg-platform-aks-prod/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-grafana-costs`,
    subscriptionIds: [DEVELOPMENT.id, EUROPE.id],
    readsWiderScopes: false,
  },
} as const satisfies Readonly<Record<string, Principal>>;
