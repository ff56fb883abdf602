import { EditorField } from '@glance/query-editor';
import { RadioButtonGroup } from '@grafana/ui';
import { type Granularity } from '../../shared/CostsQuery';
import { type CostsPartProps } from './EditorPartProps';

const GRANULARITIES: ReadonlyArray<{ value: Granularity; label: string; description: string }> = [
  { value: 'Daily', label: 'Daily', description: 'One point for each day (UTC)' },
  { value: 'Monthly', label: 'Monthly', description: 'One point for each calendar month (UTC)' },
  { value: 'None', label: 'None', description: 'One total over the whole range' },
];

/** How finely costs are told over time. */
export function GranularityField({ query, defaults, patch }: Pick<CostsPartProps, 'query' | 'defaults' | 'patch'>) {
  return (
    <EditorField label="Granularity" tooltip="The range is rounded out to whole days, or whole months, in UTC">
      <RadioButtonGroup<Granularity>
        aria-label="Granularity"
        options={[...GRANULARITIES]}
        value={query.granularity ?? defaults.granularity}
        onChange={(granularity) => patch({ granularity })}
      />
    </EditorField>
  );
}
