import { type PickerOption } from '@glance/query-editor';
import { type Dimension, DIMENSIONS } from '../shared/dimensions';

const DESCRIPTIONS = {
  AccountName: 'Account owner (enterprise)',
  BenefitId: 'Id of the reservation or plan',
  BenefitName: 'Reservation or savings plan',
  BillingAccountId: 'Id of the billing account',
  BillingAccountName: 'Billing account',
  BillingMonth: 'Month of the invoice',
  BillingPeriod: 'Period of the invoice',
  BillingProfileId: 'Id of the billing profile',
  BillingProfileName: 'Billing profile',
  ChargeType: 'Usage, purchase, refund or tax',
  ConsumedService: 'Resource provider that was used',
  CostAllocationRuleName: 'Rule that moved the cost',
  CustomerName: 'Customer (partners)',
  CustomerTenantDomainName: 'Domain of the customer (partners)',
  CustomerTenantId: 'Tenant of the customer (partners)',
  DepartmentName: 'Department (enterprise)',
  EnrollmentAccountName: 'Enrollment account (enterprise)',
  Frequency: 'One-time, recurring or by usage',
  InvoiceId: 'Id of the invoice',
  InvoiceNumber: 'Invoice',
  InvoiceSection: 'Invoice section, other agreements',
  InvoiceSectionId: 'Id of the invoice section',
  InvoiceSectionName: 'Invoice section',
  MarkupRuleName: 'Rule that marked the cost up',
  Meter: 'What was counted, the finest part',
  MeterCategory: 'Such as Virtual Machines',
  MeterId: 'Id of the meter',
  MeterSubcategory: 'Part of a meter category',
  PartNumber: 'Part number of the price list',
  PartnerEarnedCreditApplied: 'Whether credit was applied',
  PartnerName: 'Partner',
  PricingModel: 'On demand, reservation or spot',
  Product: 'Product of the price list',
  ProductOrderId: 'Id of the order',
  ProductOrderName: 'Order',
  Provider: 'Microsoft or a connected cloud',
  PublisherType: 'Azure or Marketplace',
  ResellerMPNId: 'Id of the reseller (partners)',
  ReservationId: 'Id of the reservation',
  ReservationName: 'Reservation',
  ResourceGroup: 'Resource group, other agreements',
  ResourceGroupName: 'Resource group',
  ResourceGuid: 'Id of the meter, older agreements',
  ResourceId: 'Every single resource',
  ResourceLocation: 'Region',
  ResourceType: 'Kind of resource',
  ServiceFamily: 'Such as Compute or Storage',
  ServiceName: 'Such as Storage or Azure DNS',
  ServiceTier: 'Tier or size',
  SubscriptionId: 'Id of the subscription',
  SubscriptionName: 'Subscription',
  UnitOfMeasure: 'Such as 1 Hour or 1 GB/Month',
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
export const DIMENSION_OPTIONS: readonly PickerOption[] = [
  ...OFTEN_USED.map(option),
  ...DIMENSIONS.filter((name) => !OFTEN_USED.includes(name)).map(option),
];

function option(name: Dimension): PickerOption {
  return { value: name, label: name, description: DESCRIPTIONS[name] };
}
