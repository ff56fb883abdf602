export { type AlertRule, alertRules, type RuleQuery } from './alertRules';
export { clockWithRealTimers } from './clockWithRealTimers';
export { dataSourcesIn, describeExamples, queryTypesIn, unnamedIn } from './describeExamples';
export { itOutlives } from './itOutlives';
export { itRefuses, itRefusesSettings } from './itRefuses';
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
export { repositoryFile } from './repositoryFile';
export { RequestsUnderWay } from './RequestsUnderWay';
export { noticesOf, rowsOf, seriesOf } from './seriesOf';
