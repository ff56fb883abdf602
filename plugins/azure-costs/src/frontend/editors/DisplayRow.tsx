import { EditorRow, FormatField, LegendField } from '@glance/query-editor';
import { type CostsDataQuery } from '../AzureCostsDataQuery';
import { type CostsPartProps } from './EditorPartProps';

export interface DisplayRowProps extends CostsPartProps {
  /** An alert rule always gets time series. */
  readonly fromAlert: boolean;
}

/** How the answer is shaped and named. */
export function DisplayRow({ id, query, defaults, patch, fromAlert }: DisplayRowProps) {
  return (
    <EditorRow label="Display">
      {!fromAlert && <FormatField value={query.format ?? defaults.format} onChange={(format) => patch({ format })} />}
      <LegendField
        id={`${id}-legend`}
        data-testid="azure-costs-legend"
        labels={labelsOf(query)}
        value={query.legendFormat ?? defaults.legendFormat}
        onCommit={(legendFormat) => patch({ legendFormat })}
      />
    </EditorRow>
  );
}

function labelsOf({ groupBy = [], metric = 'Cost' }: CostsDataQuery): readonly string[] {
  const names = groupBy.map(({ name }) => name).filter((name) => name !== '');
  return [...names, 'subscription', 'subscriptionId', ...(metric === 'Cost' ? ['currency'] : [])];
}
