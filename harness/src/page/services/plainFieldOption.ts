import { type FieldConfigPropertyItem } from '@grafana/data';

/** A field option that is taken over as it is. Nothing in the workbench shows editors for field options. */
export function plainFieldOption(id: string): FieldConfigPropertyItem {
  return {
    id,
    path: id,
    name: id,
    settings: {},
    process: (value) => value,
    shouldApply: () => true,
    editor: () => null,
    override: () => null,
  };
}
