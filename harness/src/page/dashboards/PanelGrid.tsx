import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type AnnotationMark } from '../annotations/AnnotationMark';
import { ElementWidth } from '../app/ElementWidth';
import { type TimeRangeState } from '../time/useTimeRange';
import { type AdHocVariable } from '../variables/useAdHocFilters';
import { type VariableState } from '../variables/VariableState';
import { type DashboardModel } from './model/parseDashboard';
import { type GridPos } from './model/PanelModel';
import { PanelView } from './PanelView';

interface Props {
  readonly dashboard: DashboardModel;
  readonly time: TimeRangeState;
  readonly variables: readonly VariableState[];
  readonly filters: readonly AdHocVariable[];
  readonly annotations: readonly AnnotationMark[];
}

// Grafana's own measures of its grid, in pixels.
const columns = 24;
const rowHeight = 30;
const gap = 8;

/** The panels in Grafana's grid; on narrow screens below each other, as in Grafana. */
export function PanelGrid({ dashboard, time, variables, filters, annotations }: Props) {
  const styles = useStyles2(getStyles);
  const inReadingOrder = [...dashboard.panels].sort(({ gridPos: a }, { gridPos: b }) => a.y - b.y || a.x - b.x);
  return (
    <div className={styles.grid}>
      {inReadingOrder.map((panel) => (
        <div key={panel.id} style={cell(panel.gridPos)} className={styles.cell}>
          <ElementWidth>
            {(width) => (
              <PanelView
                panel={panel}
                dashboardUid={dashboard.uid}
                time={time}
                variables={variables}
                filters={filters}
                annotations={annotations}
                width={width}
                height={pixelHeight(panel.gridPos)}
              />
            )}
          </ElementWidth>
        </div>
      ))}
    </div>
  );
}

function pixelHeight({ h }: GridPos): number {
  return h * rowHeight + (h - 1) * gap;
}

function cell(gridPos: GridPos) {
  const { x, y, w, h } = gridPos;
  return {
    gridColumn: `${x + 1} / span ${w}`,
    gridRow: `${y + 1} / span ${h}`,
    minHeight: pixelHeight(gridPos),
  };
}

function getStyles(theme: GrafanaTheme2) {
  return {
    grid: css({
      display: 'grid',
      gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
      gridAutoRows: rowHeight,
      gap,
      [theme.breakpoints.down('md')]: { display: 'flex', flexDirection: 'column' },
    }),
    cell: css({ minWidth: 0 }),
  };
}
