import { css } from '@emotion/css';
import {
  CoreApp,
  DataSourcePluginContextProvider,
  type DataQuery,
  type DataSourceApi,
  type GrafanaTheme2,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { Alert, ErrorBoundaryAlert, IconButton, useStyles2 } from '@grafana/ui';

interface Props {
  readonly dataSource: DataSourceApi;
  readonly query: DataQuery;
  readonly queries: readonly DataQuery[];
  readonly data: PanelData;
  readonly range: TimeRange;
  readonly onChange: (query: DataQuery) => void;
  readonly onRunQuery: () => void;
  /** Left out for the only query. */
  readonly onRemove?: () => void;
}

/** One query in the plugin's own editor, with what Grafana would give it. */
export function QueryRow({ dataSource, query, queries, data, range, onChange, onRunQuery, onRemove }: Props) {
  const styles = useStyles2(getStyles);
  const QueryEditor = dataSource.components?.QueryEditor;
  const settings = getDataSourceSrv().getInstanceSettings(dataSource.getRef());
  if (!QueryEditor || !settings) {
    return <Alert severity="error" title={`${dataSource.type} has no query editor`} />;
  }
  return (
    <section className={styles.row} aria-label={`Query ${query.refId}`}>
      <div className={styles.head}>
        <span className={styles.refId}>{query.refId}</span>
        <span className={styles.source}>{dataSource.name}</span>
        {onRemove && <IconButton name="trash-alt" tooltip={`Remove query ${query.refId}`} onClick={onRemove} />}
      </div>
      <DataSourcePluginContextProvider instanceSettings={settings}>
        <ErrorBoundaryAlert>
          <QueryEditor
            app={CoreApp.Explore}
            datasource={dataSource}
            query={query}
            queries={[...queries]}
            data={dataOf(data, query.refId)}
            range={range}
            onChange={onChange}
            onRunQuery={onRunQuery}
          />
        </ErrorBoundaryAlert>
      </DataSourcePluginContextProvider>
    </section>
  );
}

/** The part of the answer that belongs to one query: Grafana hands an editor only its own. */
function dataOf(data: PanelData, refId: string): PanelData {
  const errors = data.errors?.filter((error) => error.refId === undefined || error.refId === refId);
  return { ...data, series: data.series.filter((frame) => frame.refId === refId), errors, error: errors?.[0] };
}

function getStyles(theme: GrafanaTheme2) {
  return {
    row: css({
      padding: theme.spacing(1),
      background: theme.colors.background.primary,
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
    }),
    head: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), marginBottom: theme.spacing(1) }),
    refId: css({ color: theme.colors.primary.text, fontWeight: theme.typography.fontWeightMedium }),
    source: css({ color: theme.colors.text.secondary, flexGrow: 1 }),
  };
}
