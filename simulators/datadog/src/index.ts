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
export { DatadogControl, type CallCounts, type SentCountQuestion } from './control/DatadogControl';
export type { ScenarioName, ScenarioOptions } from './control/scenarios';
export { type LogsWarning, refusedWithObjects, throttled, timedOut, unavailable, warned } from './datadogFaults';
export type { LogEvent, StorageTier, StoredLog } from './logs/LogEvent';
export type { LogStore } from './logs/LogStore';
export type { ApplicationKey, Organisation, Permission } from './orgs/Organisation';
export type { OrganisationOptions } from './orgs/OrganisationOptions';
export type { Quota } from './quota/Quota';
export type { QuotaOptions } from './quota/QuotaOptions';
export type { Cursors } from './routes/Cursors';
export type { Counted, CountQuestion, TruthValue } from './truth/CountQuestion';
export {
  type DatadogSimulator,
  type DatadogSimulatorOptions,
  type GeneratedOptions,
  startDatadogSimulator,
} from './startDatadogSimulator';
