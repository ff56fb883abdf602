import { type PropertyKind, type ResourceOptions, variableOptions } from '@glance/query-editor';
import { type ColumnType } from '../shared/CostsQuery';
import { DIMENSION_OPTIONS } from './dimensionOptions';

/** By what costs can be split and filtered: a dimension of Cost Management, or a tag. @param variables `$name`s */
export function columnKinds(
  variables: readonly string[],
  tagKeys: ResourceOptions
): readonly [PropertyKind<ColumnType>, ...Array<PropertyKind<ColumnType>>] {
  return [
    {
      type: 'Dimension',
      label: 'Dimension',
      placeholder: 'Choose a dimension',
      names: [...DIMENSION_OPTIONS, ...variableOptions(variables)],
    },
    {
      type: 'TagKey',
      label: 'Tag',
      placeholder: 'Key of the tag',
      names: variableOptions(variables),
      suggestions: tagKeys,
    },
  ];
}
