import { useMemo } from 'react';
import { logLines } from '../../charts/logLines';
import { LogList } from '../../charts/LogList';
import { NoData } from './NoData';
import { type PanelProps } from './PanelProps';

/** A `logs` panel: the lines in the order in which they came. */
export function LogsPanel({ data, time, height }: PanelProps) {
  const lines = useMemo(() => logLines(data.series), [data.series]);
  if (lines.length === 0) {
    return <NoData data={data} text="No logs" />;
  }
  return <LogList lines={lines} timeZone={time.timeZone} height={height} />;
}
