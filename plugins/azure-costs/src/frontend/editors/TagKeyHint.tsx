import { type PropertyKind, ResourceHint } from '@glance/query-editor';
import { type ColumnType } from '../../shared/CostsQuery';

export interface TagKeyHintProps {
  readonly kinds: ReadonlyArray<PropertyKind<ColumnType>>;
  /** What stands in the row. */
  readonly columns: ReadonlyArray<{ readonly type: ColumnType }>;
}

/** Says why no keys of tags are offered, in a row where one is to be chosen. */
export function TagKeyHint({ kinds, columns }: TagKeyHintProps) {
  const tagKeys = kinds.find(({ type }) => type === 'TagKey')?.suggestions;
  return tagKeys !== undefined && columns.some(({ type }) => type === 'TagKey') ? (
    <ResourceHint resource={tagKeys} noun="tag keys" fallback="type one" />
  ) : null;
}
