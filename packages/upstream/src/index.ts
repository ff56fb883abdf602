export { axiosAdapter, type AxiosAdapterOptions, type AxiosRequest, type AxiosResponse } from './adapters/axiosAdapter';
export { azureHttpClient, type AzureHttpClientOptions } from './adapters/azureHttpClient';
export { type TransportFetch, transportFetch, type TransportFetchOptions } from './adapters/transportFetch';
export type { BucketState } from './budget/Bucket';
export type { BucketDraw, QuotaReading } from './budget/QuotaReading';
export type { Caller, Priority } from './Caller';
export type { Clock } from './Clock';
export { codeOfStatus, GRAFANA_STATUS } from './errorStatus';
export { azureRemaining, azureRetryAfter, type AzureQuotaReading } from './headers/azureRetryAfter';
export { rateLimitEpochReset, type RateLimitReading, rateLimitReset } from './headers/rateLimitReset';
export { type HeaderEntries, retryAfter } from './headers/retryAfter';
export type { HttpRequest, HttpResponse } from './http/HttpResponse';
export type { ProxyEnv } from './http/proxyFor';
export type { ResponseHeaders } from './http/ResponseHeaders';
export { HttpTransport, type HttpTransportOptions, type TransportEvent } from './HttpTransport';
export { type BudgetChange, RateBudget, type RateBudgetOptions } from './RateBudget';
export { redact } from './redact';
export { DEFAULT_RETRY, type RetryOptions } from './RetryPlan';
export { sameOrigin } from './sameOrigin';
export { decodeUpstreamError, encodeUpstreamError } from './sharedError';
export { type UpstreamCall, UpstreamClient, type UpstreamClientOptions, type UpstreamEvent } from './UpstreamClient';
export {
  hasCode,
  isUpstreamError,
  UpstreamError,
  type UpstreamErrorCode,
  type UpstreamErrorOptions,
} from './UpstreamError';
export { watchDeadline } from './watchDeadline';
