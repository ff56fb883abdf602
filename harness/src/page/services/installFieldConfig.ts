import { standardFieldConfigEditorRegistry } from '@grafana/data';
import { plainFieldOption } from './plainFieldOption';

const standardOptions = [
  'displayName',
  'unit',
  'decimals',
  'min',
  'max',
  'color',
  'thresholds',
  'mappings',
  'links',
  'noValue',
  'custom',
];

/**
 * Fills the registry of field options that Grafana fills in its core. Left empty, `applyFieldOverrides` ignores all of
 * a panel's `fieldConfig.defaults`: series are grey, units are missing and `custom` is not set.
 */
export function installFieldConfig(): void {
  standardFieldConfigEditorRegistry.setInit(() => standardOptions.map(plainFieldOption));
}
