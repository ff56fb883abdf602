import { standardFieldConfigEditorRegistry, type FieldConfigPropertyItem } from '@grafana/data';

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
  standardFieldConfigEditorRegistry.setInit(() => standardOptions.map(plainOption));
}

function plainOption(id: string): FieldConfigPropertyItem {
  return {
    id,
    path: id,
    name: id,
    settings: {},
    process: (value) => value,
    shouldApply: () => true,
    // No panel of the workbench shows editors for field options.
    editor: () => null,
    override: () => null,
  };
}
