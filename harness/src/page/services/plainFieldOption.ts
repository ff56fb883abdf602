import { type FieldConfigPropertyItem } from '@grafana/data';
import { cloneDeep } from 'lodash';

/**
 * A field option that is taken over as it is, as a copy: fields that shared one object `custom` would all get what an
 * override sets on one of them. Nothing in the workbench shows editors for field options.
 */
export function plainFieldOption(id: string): FieldConfigPropertyItem {
  return {
    id,
    path: id,
    name: id,
    settings: {},
    process: (value: unknown) => cloneDeep(value),
    shouldApply: () => true,
    editor: () => null,
    override: () => null,
  };
}
