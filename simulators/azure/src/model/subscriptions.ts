/** An Azure subscription of the simulated tenant. */
export interface Subscription {
  readonly id: string;
  readonly displayName: string;
  /** Currency it is billed in. Marketplace purchases may be billed in another. */
  readonly currency: 'USD' | 'EUR';
}

export const PRODUCTION: Subscription = {
  id: '2f6c9d1e-4b7a-4c58-9a31-6d0e8f5b7c11',
  displayName: 'Contoso Production',
  currency: 'USD',
};
export const DEVELOPMENT: Subscription = {
  id: '7b1d3e52-90c4-4f6b-8e27-1a5c4d9e0f22',
  displayName: 'Contoso Development',
  currency: 'USD',
};
export const EUROPE: Subscription = {
  id: 'c84a5f70-1e2d-4d39-b6f8-3e7b9a2c5d33',
  displayName: 'Contoso Europe',
  currency: 'EUR',
};

/** Every subscription of the tenant, in the order in which Azure lists them. */
export const SUBSCRIPTIONS: readonly Subscription[] = [PRODUCTION, DEVELOPMENT, EUROPE];
