import {
  FieldConfigOptionsRegistry,
  standardFieldConfigEditorRegistry,
  type FieldConfigPropertyItem,
} from '@grafana/data';
import { plainFieldOption } from '../services/plainFieldOption';

const customPrefix = 'custom.';

/**
 * The field options that a dashboard's overrides may set: Grafana's own and, since each panel type has others, anything
 * below `custom`. An option that the registry does not know would be ignored without a word.
 */
class FieldOptions extends FieldConfigOptionsRegistry {
  override getIfExists(id: string | undefined): FieldConfigPropertyItem | undefined {
    return super.getIfExists(id) ?? (id?.startsWith(customPrefix) ? customOption(id) : undefined);
  }
}

/** The registry for `applyFieldOverrides`. */
export const fieldOptions = new FieldOptions(() => standardFieldConfigEditorRegistry.list());

function customOption(id: string): FieldConfigPropertyItem {
  return { ...plainFieldOption(id), path: id.slice(customPrefix.length), isCustom: true };
}
