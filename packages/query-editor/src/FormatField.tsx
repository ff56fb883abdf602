import { RadioButtonGroup } from '@grafana/ui';
import { EditorField } from './EditorField';

type Format = 'timeseries' | 'table';

export interface FormatFieldProps {
  readonly value: Format;
  readonly onChange: (format: Format) => void;
}

const FORMATS: ReadonlyArray<{ value: Format; label: string }> = [
  { value: 'timeseries', label: 'Time series' },
  { value: 'table', label: 'Table' },
];

/** How an answer over time is shaped; alert rules, which always get time series, have no such choice. */
export function FormatField({ value, onChange }: FormatFieldProps) {
  return (
    <EditorField label="Format">
      <RadioButtonGroup<Format> aria-label="Format" options={[...FORMATS]} value={value} onChange={onChange} />
    </EditorField>
  );
}
