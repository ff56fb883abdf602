import {
  EditorField,
  EditorRow,
  GroupByPicker,
  NumberField,
  type PropertyKind,
  SwitchField,
} from '@glance/query-editor';
import { type ColumnType, type Top } from '../../shared/CostsQuery';
import { TOP_DEFAULTS } from '../../shared/defaults';
import { MAX_GROUPINGS } from '../../shared/limits';
import { warningsFor } from '../queryWarnings';
import { type EditorPartProps } from './EditorPartProps';
import { Warnings } from './Warnings';

export interface GroupingRowProps extends EditorPartProps {
  readonly kinds: readonly [PropertyKind<ColumnType>, ...Array<PropertyKind<ColumnType>>];
}

/** By what the cost is split, and how many of the groups are kept. */
export function GroupingRow({ id, query, patch, warnings, kinds }: GroupingRowProps) {
  const groupBy = query.groupBy ?? [];
  const top = query.top && { ...TOP_DEFAULTS, ...query.top };
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
          onChange={(next) => patch({ groupBy: next, ...(next.length === 0 && { top: undefined }) })}
        />
      </EditorField>
      {(groupBy.length > 0 || top !== undefined) && (
        <NumberField
          id={`${id}-top`}
          label="Largest groups"
          tooltip="Keeps the groups with the highest cost over the whole range, for each currency"
          data-testid="azure-costs-top"
          placeholder="all"
          min={1}
          value={top?.limit}
          onCommit={(limit) => patch({ top: savedTop(limit, top?.others) })}
        />
      )}
      {top !== undefined && (
        <SwitchField
          id={`${id}-others`}
          data-testid="azure-costs-others"
          label="Add others"
          tooltip="The rest as one series for each subscription and currency, so that the sum stays right"
          value={top.others}
          onChange={(others) => patch({ top: savedTop(top.limit, others) })}
        />
      )}
      <Warnings warnings={warningsFor(warnings, 'groupBy')} />
    </EditorRow>
  );
}

// `top` without a limit means ten, so the limit is always written; without any `top`, every group is kept.
function savedTop(limit: number | undefined, others: boolean | undefined): Partial<Top> | undefined {
  return limit === undefined ? undefined : { limit, ...(others === false && { others }) };
}
