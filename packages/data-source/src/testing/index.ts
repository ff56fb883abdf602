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
export { codeBlocks, sectionOf } from './markdown';
export { RequestsUnderWay } from './RequestsUnderWay';
export { noticesOf, rowsOf, seriesOf } from './seriesOf';
