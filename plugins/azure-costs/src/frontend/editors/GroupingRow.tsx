import { EditorField, EditorRow, GroupByPicker, type PropertyKind, Warnings, warningsFor } from '@glance/query-editor';
import { type ReactNode } from 'react';
import { type ColumnType } from '../../shared/CostsQuery';
import { MAX_GROUPINGS } from '../../shared/limits';
import { type EditorPartProps } from './EditorPartProps';
import { TagKeyHint } from './TagKeyHint';

export interface GroupingRowProps extends EditorPartProps {
  readonly kinds: readonly [PropertyKind<ColumnType>, ...Array<PropertyKind<ColumnType>>];
  /** Fields that only one type of query has. */
  readonly children?: ReactNode;
}

/** By what the cost is split. */
export function GroupingRow({ id, query, patch, warnings, kinds, children }: GroupingRowProps) {
  const groupBy = query.groupBy ?? [];
  return (
    <EditorRow label="Group by">
      <EditorField label="Group by" tooltip="One series for each value. Resource groups that differ by case are one">
        <GroupByPicker<ColumnType>
          id={`${id}-group`}
          kinds={kinds}
          value={groupBy}
          max={MAX_GROUPINGS}
          maxReason={`Azure takes no more than ${MAX_GROUPINGS} groupings`}
          problemOf={(index) => warningsFor(warnings, 'groupBy', index)[0]}
          onChange={(next) => patch({ groupBy: next })}
        />
      </EditorField>
      {children}
      <TagKeyHint kinds={kinds} columns={groupBy} />
      <Warnings warnings={warningsFor(warnings, 'groupBy')} />
    </EditorRow>
  );
}
