import { Alert } from '@grafana/ui';
import { type ComponentType } from 'react';
import { LogsPanel } from './panels/LogsPanel';
import { PanelError } from './panels/PanelError';
import { type PanelProps } from './panels/PanelProps';
import { StatPanel } from './panels/StatPanel';
import { TablePanel } from './panels/TablePanel';
import { TextPanel } from './panels/TextPanel';
import { TimeSeriesPanel } from './panels/TimeSeriesPanel';

/** The kinds of panel that the workbench draws. */
const panelTypes: Readonly<Record<string, ComponentType<PanelProps>>> = {
  logs: LogsPanel,
  stat: StatPanel,
  table: TablePanel,
  text: TextPanel,
  timeseries: TimeSeriesPanel,
};

/** What a panel shows inside its frame. */
export function PanelContent(props: PanelProps) {
  const { panel, data } = props;
  const Panel = panelTypes[panel.type];
  if (!Panel) {
    return <Alert severity="warning" title={`The workbench does not draw panels of type ${panel.type}`} />;
  }
  if (data.errors?.length && data.series.length === 0) {
    return <PanelError errors={data.errors} />;
  }
  return <Panel {...props} />;
}
