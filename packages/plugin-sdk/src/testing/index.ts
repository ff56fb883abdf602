// For tests that stand in for the SDK.
export { PluginMetrics } from '../metrics/PluginMetrics';
