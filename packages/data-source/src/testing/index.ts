export {
  type Answer,
  type AskOptions,
  DataSourceUnderTest,
  type OpenOptions,
  PluginUnderTest,
  sumOf,
  valuesOf,
} from './PluginUnderTest';
