export type { Fault, FaultTarget, Faults, Journal, JournalEntry, Now } from '@glance/simulator-common';
export { SettableClock } from '@glance/simulator-common';
export { foreignNextLink, missingRole, noContent, type RetryHeader, throttled } from './azureFaults';
export { type Dimension, DIMENSIONS } from './model/dimensions';
export type { Charge } from './model/Charge';
export { CostModel, type TotalQuestion } from './model/CostModel';
export type { CostType } from './model/Resource';
export type { Subscription } from './model/subscriptions';
export { type AzureSimulator, type AzureSimulatorOptions, startAzureSimulator } from './startAzureSimulator';
