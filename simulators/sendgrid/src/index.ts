export type {
  Fault,
  FaultTarget,
  Faults,
  Journal,
  JournalEntry,
  Now,
  QuotaState,
  RefusalHeaders,
} from '@glance/simulator-common';
export { SettableClock } from '@glance/simulator-common';
export {
  type AccountOptions,
  type KeyOptions,
  madeUpKey,
  type SenderOptions,
  type SubuserOptions,
} from './accounts/AccountOptions';
export type { ApiKeys } from './accounts/ApiKeys';
export { FLEET } from './accounts/fleet';
export type { UnknownSubuserForm } from './accounts/identify';
export { ALL_SCOPES } from './accounts/scopes';
export type { Account, Region, Sender, Subuser } from './accounts/Sender';
export { type CallCounts, SendGridControl } from './control/SendGridControl';
export type { ScenarioName, ScenarioOptions } from './control/scenarios';
export type { Call, Endpoint } from './endpointOf';
export type { Incident, MailProfile, MailRates, MailStream } from './generator/MailProfile';
export { type Counts, type Figures, type Metric, METRICS, type ProviderFigures, providerFigures } from './mail/Figures';
export type { LaterCounts, MailBatch } from './mail/MailBatch';
export type { MailStore } from './mail/MailStore';
export type { Quota } from './quota/Quota';
export type { QuotaOptions } from './quota/QuotaOptions';
export { htmlPage, oddHeaders, throttled, unavailable } from './sendGridFaults';
export {
  type SendGridSimulator,
  type SendGridSimulatorOptions,
  startSendGridSimulator,
} from './startSendGridSimulator';
export type { MailQuestion } from './truth/countMail';
