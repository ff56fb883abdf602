export { clockWithRealTimers } from './clockWithRealTimers';
export {
  type Answer,
  type AskOptions,
  DataSourceUnderTest,
  type OpenOptions,
  PluginUnderTest,
  sumOf,
  valuesOf,
} from './PluginUnderTest';
export { RequestsUnderWay } from './RequestsUnderWay';
export { noticesOf, rowsOf, seriesOf } from './seriesOf';
