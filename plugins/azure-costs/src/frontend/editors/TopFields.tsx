import { NumberField, SwitchField } from '@glance/query-editor';
import { type Top } from '../../shared/CostsQuery';
import { TOP_DEFAULTS } from '../../shared/defaults';
import { type CostsPartProps } from './EditorPartProps';

/** How many of the groups are kept. */
export function TopFields({ id, query, patch }: Pick<CostsPartProps, 'id' | 'query' | 'patch'>) {
  const top = query.top && { ...TOP_DEFAULTS, ...query.top };
  return (
    <>
      {((query.groupBy ?? []).length > 0 || top !== undefined) && (
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
    </>
  );
}

// `top` without a limit means ten, so the limit is always written; without any `top`, every group is kept.
function savedTop(limit: number | undefined, others: boolean | undefined): Partial<Top> | undefined {
  return limit === undefined ? undefined : { limit, ...(others === false && { others }) };
}
