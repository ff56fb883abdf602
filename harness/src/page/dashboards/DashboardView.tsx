import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Alert, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import { useEffect } from 'react';
import { useAnnotations } from '../annotations/useAnnotations';
import { usePageServices } from '../app/PageServicesContext';
import { TimeControls } from '../time/TimeControls';
import { useTimeRange } from '../time/useTimeRange';
import { AdHocFilterBar } from '../variables/AdHocFilterBar';
import { useAdHocFilters } from '../variables/useAdHocFilters';
import { useDashboardVariables } from '../variables/useDashboardVariables';
import { VariableBar } from '../variables/VariableBar';
import { type DashboardModel } from './model/parseDashboard';
import { PanelGrid } from './PanelGrid';

interface Props {
  readonly dashboard: DashboardModel;
}

/** A dashboard: title, time, variables, and its panels once the variables are known. */
export function DashboardView({ dashboard }: Props) {
  const styles = useStyles2(getStyles);
  const { templates } = usePageServices();
  const time = useTimeRange({ ...dashboard.time, timeZone: dashboard.timeZone });
  const variables = useDashboardVariables(dashboard.variables);
  const filters = useAdHocFilters(dashboard.variables);
  const { marks, failure } = useAnnotations(dashboard.annotations, { time, variables: variables.resolved?.variables });

  useEffect(() => templates.updateTimeRange(time.timeRange), [templates, time.timeRange]);

  return (
    <>
      <div className={styles.toolbar}>
        <h1 className={styles.title}>{dashboard.title}</h1>
        <TimeControls time={time} />
      </div>
      <VariableBar {...variables} />
      {variables.resolved ? (
        <>
          <AdHocFilterBar {...filters} />
          {failure !== undefined && (
            <Alert severity="error" title="The annotations cannot be shown">
              {failure}
            </Alert>
          )}
          <PanelGrid
            dashboard={dashboard}
            time={time}
            variables={variables.resolved.variables}
            filters={filters.variables}
            annotations={marks}
          />
        </>
      ) : (
        <LoadingPlaceholder text="Loading the variables …" />
      )}
    </>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    toolbar: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(2),
    }),
    title: css({ ...theme.typography.h3, margin: 0 }),
  };
}
