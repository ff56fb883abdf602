import { css } from '@emotion/css';
import { LoadingState, type GrafanaTheme2, type PanelData } from '@grafana/data';
import { PanelChrome, useStyles2 } from '@grafana/ui';
import { useMemo, useState } from 'react';
import { type AnnotationMark } from '../annotations/AnnotationMark';
import { isLogLines } from '../charts/logLines';
import { isTimeSeries } from '../charts/prepareTimeSeries';
import { ElementWidth } from '../app/ElementWidth';
import { NoticeIcon } from '../dashboards/NoticeIcon';
import { LogsPanel } from '../dashboards/panels/LogsPanel';
import { TablePanel } from '../dashboards/panels/TablePanel';
import { TimeSeriesPanel } from '../dashboards/panels/TimeSeriesPanel';
import { type TimeRangeState } from '../time/useTimeRange';
import { explorePanels, type GraphStyle } from './explorePanels';
import { GraphStylePicker } from './GraphStylePicker';
import { QueryErrors } from './QueryErrors';

const noAnnotations: readonly AnnotationMark[] = [];

interface Props {
  readonly data: PanelData;
  readonly time: TimeRangeState;
}

/** What came back: errors in full, a chart where there is anything over time, log lines, and the rest as a table. */
export function ExploreResult({ data, time }: Props) {
  const styles = useStyles2(getStyles);
  const [graphStyle, setGraphStyle] = useState<GraphStyle>('lines');
  const panels = useMemo(() => explorePanels(graphStyle), [graphStyle]);
  const hasGraph = data.series.some(isTimeSeries);
  const isLoading = data.state === LoadingState.Loading;
  const hasLogs = data.series.some(isLogLines);
  // Log lines are all that a frame of logs holds.
  const hasTable = !data.series.length || data.series.some((frame) => !isLogLines(frame));
  const tableData = useMemo(() => ({ ...data, series: data.series.filter((frame) => !isLogLines(frame)) }), [data]);
  const rest = { data, time, annotations: noAnnotations, replaceVariables: (text: string) => text };

  return (
    <div className={styles.result} aria-busy={isLoading}>
      <QueryErrors errors={data.errors ?? []} />
      <ElementWidth>
        {(width) => (
          <div className={styles.panels}>
            {hasGraph && (
              <PanelChrome
                title="Graph"
                width={width}
                height={420}
                loadingState={data.state}
                titleItems={<NoticeIcon frames={data.series} />}
                actions={<GraphStylePicker value={graphStyle} onChange={setGraphStyle} />}
              >
                {(innerWidth, innerHeight) => (
                  <TimeSeriesPanel {...rest} panel={panels.graph} width={innerWidth} height={innerHeight} />
                )}
              </PanelChrome>
            )}
            {hasLogs && (
              <PanelChrome
                title="Logs"
                width={width}
                height={480}
                loadingState={data.state}
                titleItems={hasGraph ? undefined : <NoticeIcon frames={data.series} />}
              >
                {(innerWidth, innerHeight) => (
                  <LogsPanel {...rest} panel={panels.logs} width={innerWidth} height={innerHeight} />
                )}
              </PanelChrome>
            )}
            {hasTable && (
              <PanelChrome
                title="Table"
                width={width}
                height={320}
                loadingState={data.state}
                titleItems={hasGraph || hasLogs ? undefined : <NoticeIcon frames={data.series} />}
              >
                {(innerWidth, innerHeight) => (
                  <TablePanel {...rest} data={tableData} panel={panels.table} width={innerWidth} height={innerHeight} />
                )}
              </PanelChrome>
            )}
          </div>
        )}
      </ElementWidth>
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  const column = { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) } as const;
  return { result: css(column), panels: css(column) };
}
