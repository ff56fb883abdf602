/**
 * The dimensions of Cost Management's query API, for enterprise agreements and customer agreements together, as its
 * error for an unknown one lists them (https://github.com/Azure/azure-rest-api-specs/issues/22692). A closed set: a
 * typo must not cost a call of the scarce quota.
 */
export const DIMENSIONS = [
  'AccountName',
  'BenefitId',
  'BenefitName',
  'BillingAccountId',
  'BillingAccountName',
  'BillingMonth',
  'BillingPeriod',
  'BillingProfileId',
  'BillingProfileName',
  'ChargeType',
  'ConsumedService',
  'CostAllocationRuleName',
  'CustomerName',
  'CustomerTenantDomainName',
  'CustomerTenantId',
  'DepartmentName',
  'EnrollmentAccountName',
  'Frequency',
  'InvoiceId',
  'InvoiceNumber',
  'InvoiceSection',
  'InvoiceSectionId',
  'InvoiceSectionName',
  'MarkupRuleName',
  'Meter',
  'MeterCategory',
  'MeterId',
  'MeterSubcategory',
  'PartNumber',
  'PartnerEarnedCreditApplied',
  'PartnerName',
  'PricingModel',
  'Product',
  'ProductOrderId',
  'ProductOrderName',
  'Provider',
  'PublisherType',
  'ResellerMPNId',
  'ReservationId',
  'ReservationName',
  'ResourceGroup',
  'ResourceGroupName',
  'ResourceGuid',
  'ResourceId',
  'ResourceLocation',
  'ResourceType',
  'ServiceFamily',
  'ServiceName',
  'ServiceTier',
  'SubscriptionId',
  'SubscriptionName',
  'UnitOfMeasure',
] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** What to write instead of a text that is no dimension, for messages. */
export const DIMENSION_HINT = 'use one such as ResourceGroupName, ServiceName or MeterCategory';

const byLowerCase = new Map<string, Dimension>(DIMENSIONS.map((name) => [name.toLowerCase(), name]));

/** The dimension with Azure's own spelling, however its case was written; undefined for anything else. */
export function findDimension(name: string): Dimension | undefined {
  return byLowerCase.get(name.toLowerCase());
}

/** True for the dimensions whose values are names of resource groups, which Azure reports in changing case. */
export function isResourceGroupDimension(name: string): boolean {
  return name === 'ResourceGroupName' || name === 'ResourceGroup';
}
