import { useMemo } from 'react';
import { DataTable } from '../../charts/DataTable';
import { NoData } from './NoData';
import { type PanelProps } from './PanelProps';

/** A `table` panel. */
export function TablePanel({ panel, data, time, replaceVariables, width, height }: PanelProps) {
  const frames = useMemo(() => data.series.filter((frame) => frame.fields.length > 0), [data.series]);
  if (!frames.some((frame) => frame.length > 0)) {
    return <NoData data={data} />;
  }
  return (
    <DataTable
      frames={frames}
      fieldConfig={panel.fieldConfig}
      timeZone={time.timeZone}
      replaceVariables={replaceVariables}
      width={width}
      height={height}
    />
  );
}
