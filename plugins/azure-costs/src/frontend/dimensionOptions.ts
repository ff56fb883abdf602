import { type ComboboxOption } from '@grafana/ui';
import { type Dimension, DIMENSIONS } from '../shared/dimensions';

const DESCRIPTIONS = {
  AccountName: 'Account owner (enterprise agreements)',
  BenefitId: 'Id of the reservation or savings plan that paid',
  BenefitName: 'Reservation or savings plan that paid',
  BillingAccountId: 'Id of the billing account',
  BillingAccountName: 'Billing account',
  BillingMonth: 'Month of the invoice',
  BillingPeriod: 'Period of the invoice',
  BillingProfileId: 'Id of the billing profile (customer agreements)',
  BillingProfileName: 'Billing profile (customer agreements)',
  ChargeType: 'Usage, purchase, refund or tax',
  ConsumedService: 'Resource provider that was used',
  CostAllocationRuleName: 'Rule that moved the cost',
  CustomerName: 'Customer (partners)',
  CustomerTenantDomainName: 'Domain of the customer (partners)',
  CustomerTenantId: 'Tenant of the customer (partners)',
  DepartmentName: 'Department (enterprise agreements)',
  EnrollmentAccountName: 'Enrollment account (enterprise agreements)',
  Frequency: 'One-time, recurring or by usage',
  InvoiceId: 'Id of the invoice',
  InvoiceNumber: 'Invoice',
  InvoiceSection: 'Invoice section, as other agreements call it',
  InvoiceSectionId: 'Id of the invoice section (customer agreements)',
  InvoiceSectionName: 'Invoice section (customer agreements)',
  MarkupRuleName: 'Rule that marked the cost up (partners)',
  Meter: 'What was counted: the finest part of a price list',
  MeterCategory: 'Group of meters, such as Virtual Machines',
  MeterId: 'Id of the meter',
  MeterSubcategory: 'Part of a meter category',
  PartNumber: 'Part number of the price list',
  PartnerEarnedCreditApplied: 'Whether partner earned credit was applied (partners)',
  PartnerName: 'Partner',
  PricingModel: 'On demand, reservation, savings plan or spot',
  Product: 'Product of the price list',
  ProductOrderId: 'Id of the order',
  ProductOrderName: 'Order',
  Provider: 'Cloud: Microsoft or another one that is connected',
  PublisherType: 'Azure, Marketplace or another cloud',
  ResellerMPNId: 'Id of the reseller (partners)',
  ReservationId: 'Id of the reservation',
  ReservationName: 'Reservation',
  ResourceGroup: 'Resource group, as other agreements call it',
  ResourceGroupName: 'Resource group; costs without one are (none)',
  ResourceGuid: 'Id of the meter in older agreements',
  ResourceId: 'Single resource; subscriptions and resource groups only',
  ResourceLocation: 'Region',
  ResourceType: 'Kind of resource, such as microsoft.compute/virtualmachines',
  ServiceFamily: 'Family of services, such as Compute or Storage',
  ServiceName: 'Service, such as Storage or Azure Kubernetes Service',
  ServiceTier: 'Tier or size of the service',
  SubscriptionId: 'Id of the subscription',
  SubscriptionName: 'Subscription',
  UnitOfMeasure: 'Unit of the usage, such as 1 Hour or 1 GB/Month',
} as const satisfies Record<Dimension, string>;

const OFTEN_USED: readonly Dimension[] = [
  'ResourceGroupName',
  'ServiceName',
  'SubscriptionName',
  'ResourceLocation',
  'ResourceType',
  'ResourceId',
  'MeterCategory',
  'ChargeType',
  'PricingModel',
  'PublisherType',
];

/** Every dimension with what it is, those that most people need first. */
export const DIMENSION_OPTIONS: readonly ComboboxOption[] = [
  ...OFTEN_USED.map((name) => option(name, 'Often used')),
  ...DIMENSIONS.filter((name) => !OFTEN_USED.includes(name)).map((name) => option(name, 'All others')),
];

function option(name: Dimension, group: string): ComboboxOption {
  return { value: name, label: name, description: DESCRIPTIONS[name], group };
}
