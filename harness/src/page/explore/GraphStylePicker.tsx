import { RadioButtonGroup } from '@grafana/ui';
import { graphStyles, type GraphStyle } from './explorePanels';

interface Props {
  readonly value: GraphStyle;
  readonly onChange: (value: GraphStyle) => void;
}

/** Chooses how Explore draws its graph. */
export function GraphStylePicker({ value, onChange }: Props) {
  return (
    <RadioButtonGroup aria-label="Graph style" size="sm" options={[...graphStyles]} value={value} onChange={onChange} />
  );
}
