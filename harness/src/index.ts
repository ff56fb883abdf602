export {
  GrafanaHost,
  type HealthAnswer,
  type HostCall,
  type HostDataSource,
  type HostQuery,
  type QueryAnswer,
  type QueryCall,
  type ResourceAnswer,
  type ResourceCall,
} from './GrafanaHost';
export { grafanaEnvironment, type GrafanaEnvironmentOptions } from './process/grafanaEnvironment';
export { type Handshake } from './process/Handshake';
export { type LogLine } from './process/LogLine';
export { PluginConnection } from './process/PluginConnection';
export { PluginProcess, type ProcessEnd, type StartOptions } from './process/PluginProcess';
