/**
 * The dimensions of Cost Management's query API, as its error for an unknown one lists them, with those of newer
 * agreements (Provider, InvoiceSection…). A closed set: a typo must not cost a call of the scarce quota.
 */
export const DIMENSIONS = [
  'AccountName',
  'BenefitId',
  'BenefitName',
  'BillingAccountId',
  'BillingMonth',
  'BillingPeriod',
  'BillingProfileId',
  'BillingProfileName',
  'ChargeType',
  'ConsumedService',
  'CostAllocationRuleName',
  'CustomerName',
  'DepartmentName',
  'EnrollmentAccountName',
  'Frequency',
  'InvoiceNumber',
  'InvoiceSectionId',
  'InvoiceSectionName',
  'MarkupRuleName',
  'Meter',
  'MeterCategory',
  'MeterId',
  'MeterSubCategory',
  'PartNumber',
  'PricingModel',
  'Product',
  'Provider',
  'PublisherType',
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

const byLowerCase = new Map<string, Dimension>(DIMENSIONS.map((name) => [name.toLowerCase(), name]));

/** The dimension with Azure's own spelling, however its case was written; undefined for anything else. */
export function findDimension(name: string): Dimension | undefined {
  return byLowerCase.get(name.toLowerCase());
}

/** True for the dimensions whose values are names of resource groups, which Azure reports in changing case. */
export function isResourceGroupDimension(name: string): boolean {
  return name === 'ResourceGroupName' || name === 'ResourceGroup';
}
