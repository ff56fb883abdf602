import { type ReduceDataOptions } from '@grafana/data';
import { BigValueColorMode, BigValueGraphMode, BigValueTextMode } from '@grafana/ui';
import { useMemo } from 'react';
import { statFieldDefaults } from '../../charts/statFieldDefaults';
import { StatValues } from '../../charts/StatValues';
import { NoData } from './NoData';
import { type PanelProps } from './PanelProps';

interface StatOptions {
  readonly reduceOptions?: Partial<ReduceDataOptions>;
  readonly colorMode?: BigValueColorMode;
  readonly graphMode?: BigValueGraphMode;
  readonly textMode?: BigValueTextMode;
}

/** A `stat` panel. */
export function StatPanel({ panel, data, time, replaceVariables, width, height }: PanelProps) {
  const options: StatOptions = panel.options;
  const reduceOptions = useMemo(
    () => ({ calcs: ['lastNotNull'], values: false, ...options.reduceOptions }),
    [options.reduceOptions]
  );
  const fieldConfig = useMemo(() => {
    const { defaults, overrides } = panel.fieldConfig;
    return { defaults: { ...statFieldDefaults, ...defaults }, overrides };
  }, [panel.fieldConfig]);
  if (!data.series.some((frame) => frame.length > 0)) {
    return <NoData data={data} />;
  }
  return (
    <StatValues
      frames={data.series}
      fieldConfig={fieldConfig}
      reduceOptions={reduceOptions}
      colorMode={options.colorMode ?? BigValueColorMode.Value}
      graphMode={options.graphMode ?? BigValueGraphMode.Area}
      textMode={options.textMode ?? BigValueTextMode.Auto}
      timeZone={time.timeZone}
      replaceVariables={replaceVariables}
      width={width}
      height={height}
    />
  );
}
