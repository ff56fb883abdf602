import { EditorField, EditorRow, QueryTextField } from '@glance/query-editor';
import { RadioButtonGroup } from '@grafana/ui';
import { type Format } from '../../shared/CostsQuery';
import { type CostsDataQuery } from '../AzureCostsDataQuery';
import { type CostsPartProps } from './EditorPartProps';

export interface DisplayRowProps extends CostsPartProps {
  /** An alert rule always gets time series. */
  readonly fromAlert: boolean;
}

const FORMATS: ReadonlyArray<{ value: Format; label: string }> = [
  { value: 'timeseries', label: 'Time series' },
  { value: 'table', label: 'Table' },
];

/** How the answer is shaped and named. */
export function DisplayRow({ id, query, defaults, patch, fromAlert }: DisplayRowProps) {
  return (
    <EditorRow label="Display">
      {!fromAlert && (
        <EditorField label="Format">
          <RadioButtonGroup<Format>
            aria-label="Format"
            options={[...FORMATS]}
            value={query.format ?? defaults.format}
            onChange={(format) => patch({ format })}
          />
        </EditorField>
      )}
      <EditorField
        label="Legend"
        htmlFor={`${id}-legend`}
        growFrom={30}
        tooltip={`Text with labels in double braces. Labels of this query: ${labelsOf(query).join(', ')}`}
      >
        <QueryTextField
          id={`${id}-legend`}
          data-testid="azure-costs-legend"
          value={query.legendFormat ?? defaults.legendFormat}
          placeholder={`Automatic, or a text such as {{${labelsOf(query)[0]}}}`}
          onCommit={(legendFormat) => patch({ legendFormat })}
        />
      </EditorField>
    </EditorRow>
  );
}

function labelsOf({ groupBy = [], metric = 'Cost' }: CostsDataQuery): readonly string[] {
  const names = groupBy.map(({ name }) => name).filter((name) => name !== '');
  return [...names, 'subscription', 'subscriptionId', ...(metric === 'Cost' ? ['currency'] : [])];
}
