import { DEVELOPMENT, EUROPE, PRODUCTION, type Subscription, SUBSCRIPTIONS } from '../model/subscriptions';

/** A scope above subscriptions, by its path without a leading slash, and what it spans. */
export interface WideScope {
  readonly path: string;
  readonly subscriptions: readonly Subscription[];
}

/** A part of the billing account whose costs come on the invoice together. */
export interface InvoiceSection {
  readonly id: string;
  readonly name: string;
  readonly subscriptions: readonly Subscription[];
}

const BILLING_ACCOUNT = '1f3a6c90-5b2e-4d7c-8f10-9e4b7a6d2c55:7c2e9b41-3d68-4f0a-95e7-0b1d6a8f4c22_2019-05-31';
const BILLING_PROFILE = 'CTSO-PRIM-BG7-PGB';

const INVOICE_SECTIONS: readonly InvoiceSection[] = [
  { id: 'CTSO-PRIM-PRJ-PGB', name: 'Online business', subscriptions: [PRODUCTION, EUROPE] },
  { id: 'CTSO-DEVS-PRJ-PGB', name: 'Internal', subscriptions: [DEVELOPMENT] },
];

/** The management group holds two of the three subscriptions, so that it is neither one nor all of them. */
export const MANAGEMENT_GROUP: WideScope = {
  path: 'providers/Microsoft.Management/managementGroups/mg-contoso-online',
  subscriptions: [PRODUCTION, EUROPE],
};

const account = `providers/Microsoft.Billing/billingAccounts/${BILLING_ACCOUNT}`;
const profile = `${account}/billingProfiles/${BILLING_PROFILE}`;

/** A Microsoft Customer Agreement: an account with one profile and its invoice sections. */
export const BILLING_SCOPES = {
  account: { path: account, subscriptions: SUBSCRIPTIONS },
  profile: { path: profile, subscriptions: SUBSCRIPTIONS },
  sections: INVOICE_SECTIONS.map(({ id, subscriptions }) => ({
    path: `${profile}/invoiceSections/${id}`,
    subscriptions,
  })),
} as const satisfies Readonly<Record<string, WideScope | readonly WideScope[]>>;

/** Every scope above subscriptions that there is. */
export const WIDE_SCOPES: readonly WideScope[] = [
  MANAGEMENT_GROUP,
  BILLING_SCOPES.account,
  BILLING_SCOPES.profile,
  ...BILLING_SCOPES.sections,
];

/** Where the costs of a subscription are invoiced. */
export function invoiceSectionOf({ id }: Subscription): InvoiceSection {
  const section = INVOICE_SECTIONS.find(({ subscriptions }) => subscriptions.some((each) => each.id === id));
  if (section === undefined) {
    throw new Error(`No invoice section bills subscription ${id}.`);
  }
  return section;
}
