import { ThresholdsMode, type FieldConfig } from '@grafana/data';

/** The field options of Grafana's stat panel where a dashboard names none: the base threshold, which is green. */
export const statFieldDefaults: FieldConfig = {
  color: { mode: 'thresholds' },
  thresholds: { mode: ThresholdsMode.Absolute, steps: [{ value: -Infinity, color: 'green' }] },
};
