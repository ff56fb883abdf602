export { ControlClient, type ControlTypes } from './control/ControlClient';
export { countEach, countEndpoints, type EndpointCounts } from './control/countEndpoints';
export { type ControlOptions, createControlApp, readControlJson } from './control/createControlApp';
export { OptionsReader } from './control/OptionsReader';
export { createDelivery, type Delivery, type DeliveryOptions } from './createDelivery';
export type { Fault, FaultTarget } from './faults/Fault';
export { Faults } from './faults/Faults';
export { injectFaults, type InjectOptions } from './faults/injectFaults';
export { type HttpsServerOptions, startHttpsServer } from './HttpsServer';
export { type ArrivedRequest, Journal, type JournalEntry } from './journal/Journal';
export type { RunningServer } from './listen';
export { JsonReader, type JsonRules } from './JsonReader';
export { startLoopbackServer } from './LoopbackServer';
export { recordRequests, type RecordOptions } from './journal/recordRequests';
export { type PeriodLimits, PeriodQuota, type PeriodVerdict, type QuotaState } from './quota/PeriodQuota';
export { REFUSAL_HEADERS, type RefusalHeaders } from './quota/RefusalHeaders';
export { seededRandom, seededShuffle } from './seededRandom';
export { SeededSequence } from './SeededSequence';
export type { ServedApp, ServerEnv } from './ServerEnv';
export { type Now, RunningClock, SettableClock } from './SimulatorClock';
export { type Servers, type ServersOptions, startServers } from './startServers';
export {
  type CertificateAuthority,
  createCertificateAuthority,
  type ServerCertificate,
} from './tls/CertificateAuthority';
export { createSigningCertificate, type SigningCertificate } from './tls/SigningCertificate';
export {
  COMMON_ARGUMENTS,
  type CommonOptions,
  type CommonValues,
  readCommonArguments,
} from './process/commonArguments';
export { instant, integer, writeIfAsked } from './process/readArguments';
export { runProcess, type Served } from './process/runProcess';
