import { firstOfMonth, isoDay } from './calendar';
import { BILLING_SCOPES, invoiceSectionOf } from '../scopes/tenantHierarchy';
import type { Charge } from './Charge';
import { SERVICES } from './services';

type ValueOf = (charge: Charge) => string;

const none: ValueOf = () => '';
const service: (pick: keyof (typeof SERVICES)['Storage']) => ValueOf = (pick) => (charge) =>
  String(SERVICES[charge.resource.service][pick]);
const resourceGroup: ValueOf = ({ resource }) => resource.resourceGroup;
const reservationOnly: (value: string) => ValueOf =
  (value) =>
  ({ resource }) =>
    resource.pricingModel === 'Reservation' ? value : '';

/**
 * The dimensions by which a Microsoft Customer Agreement may be grouped and filtered: the closed list that Azure's own
 * error message gives (https://github.com/Azure/azure-rest-api-specs/issues/22692), with what a charge has for each.
 */
export const DIMENSIONS = {
  ResourceGroup: resourceGroup,
  ResourceGroupName: resourceGroup,
  ResourceType: service('resourceType'),
  ResourceId: ({ resource: { subscription, resourceGroup: group, service: name, name: resourceName } }) =>
    group === ''
      ? ''
      : `/subscriptions/${subscription.id}/resourcegroups/${group.toLowerCase()}/providers/${SERVICES[name].resourceType}/${resourceName}`,
  ResourceLocation: ({ resource }) => resource.location,
  SubscriptionId: ({ resource }) => resource.subscription.id,
  SubscriptionName: ({ resource }) => resource.subscription.displayName,
  MeterCategory: service('meterCategory'),
  MeterSubcategory: service('meterCategory'),
  Meter: service('meter'),
  ServiceFamily: service('family'),
  UnitOfMeasure: service('unitOfMeasure'),
  PartNumber: none,
  BillingAccountName: () => 'Contoso',
  BillingProfileId: () => `/${BILLING_SCOPES.profile.path}`,
  BillingProfileName: () => 'Contoso',
  InvoiceSection: ({ resource }) => invoiceSectionOf(resource.subscription).name,
  InvoiceSectionId: ({ resource }) => invoiceSectionOf(resource.subscription).id,
  InvoiceSectionName: ({ resource }) => invoiceSectionOf(resource.subscription).name,
  Product: ({ resource }) => `${resource.service} - ${SERVICES[resource.service].meter}`,
  ResourceGuid: none,
  ChargeType: ({ resource }) => resource.chargeType,
  ServiceName: ({ resource }) => resource.service,
  ProductOrderId: none,
  ProductOrderName: none,
  PublisherType: ({ resource }) => resource.publisherType,
  ReservationId: reservationOnly('0b6d8f3e-7a15-4c92-b0e4-5d1f2a9c8e77'),
  ReservationName: reservationOnly('VM_RI_D4sv5_1Y'),
  Frequency: ({ resource }) => (resource.chargeType === 'Usage' ? 'UsageBased' : 'OneTime'),
  InvoiceId: none,
  PricingModel: ({ resource }) => resource.pricingModel,
  CostAllocationRuleName: none,
  MarkupRuleName: none,
  BillingMonth: ({ day }) => `${isoDay(firstOfMonth(day))}T00:00:00`,
  Provider: () => 'Azure',
  BenefitId: none,
  BenefitName: reservationOnly('VM_RI_D4sv5_1Y'),
  CustomerTenantId: none,
  CustomerTenantDomainName: none,
  ResellerMPNId: none,
  PartnerEarnedCreditApplied: none,
  CustomerName: none,
  PartnerName: none,
} as const satisfies Readonly<Record<string, ValueOf>>;

/** A dimension's name, exactly as Azure spells it. */
export type Dimension = keyof typeof DIMENSIONS;

export function isDimension(name: string): name is Dimension {
  return Object.hasOwn(DIMENSIONS, name);
}
