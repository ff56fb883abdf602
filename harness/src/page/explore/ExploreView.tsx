import { css } from '@emotion/css';
import { CoreApp, type DataQuery, type DataSourceApi, type GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom-v5-compat';
import { buildRequest } from '../queries/buildRequest';
import { useQueryResult } from '../queries/useQueryResult';
import { TimeControls } from '../time/TimeControls';
import { useTimeRange } from '../time/useTimeRange';
import { defaultQuery, nextRefId, parseQueries } from './exploreQueries';
import { ExploreResult } from './ExploreResult';
import { QueryRow } from './QueryRow';

// Logs are read for what happens now, costs for what happened in months.
const lastHour = { from: 'now-1h' };
const lastDays = { from: 'now-90d' };

interface Props {
  readonly dataSource: DataSourceApi;
  readonly picker: ReactNode;
}

/** Grafana's Explore in small: queries in the plugin's own editor, run on demand, with what came back below. */
export function ExploreView({ dataSource, picker }: Props) {
  const styles = useStyles2(getStyles);
  const [search, setSearch] = useSearchParams();
  const time = useTimeRange({ ...(dataSource.meta.logs ? lastHour : lastDays), to: 'now', timeZone: 'utc' });
  const { timeRange, timeZone, refreshCount, refresh } = time;
  const [queries, setQueries] = useState(
    () => parseQueries(search.get('queries')) ?? [defaultQuery(dataSource, nextRefId([]))]
  );
  const [asked, setAsked] = useState(queries);

  const task = useMemo(
    () => ({
      dataSource,
      request: buildRequest({
        app: CoreApp.Explore,
        dataSource,
        targets: asked,
        timeRange,
        timeZone,
        maxDataPoints: Math.max(document.documentElement.clientWidth, 300),
      }),
    }),
    // A refresh asks again even when nothing else changed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [dataSource, asked, timeRange, timeZone, refreshCount]
  );
  const data = useQueryResult(task);

  // An editor changes its query and asks to run it in one go, before anything is rendered anew.
  const latest = useRef(queries);
  const update = useCallback((next: readonly DataQuery[]) => {
    latest.current = next;
    setQueries(next);
  }, []);
  const run = useCallback(() => {
    setAsked(latest.current);
    setSearch((previous) => {
      const next = new URLSearchParams(previous);
      next.set('queries', JSON.stringify(latest.current));
      return next;
    });
    refresh();
  }, [setSearch, refresh]);

  const change = (refId: string) => (query: DataQuery) =>
    update(latest.current.map((one) => (one.refId === refId ? query : one)));
  const remove = (refId: string) => () => update(latest.current.filter((one) => one.refId !== refId));
  const add = () => update([...latest.current, defaultQuery(dataSource, nextRefId(latest.current))]);

  return (
    <div className={styles.view}>
      <h1 className={styles.title}>Explore</h1>
      <div className={styles.toolbar}>
        {picker}
        <TimeControls time={time} />
        <Button icon="play" onClick={run}>
          Run query
        </Button>
      </div>
      {queries.map((query) => (
        <QueryRow
          key={query.refId}
          dataSource={dataSource}
          query={query}
          queries={queries}
          data={data}
          range={timeRange}
          onChange={change(query.refId)}
          onRunQuery={run}
          onRemove={queries.length > 1 ? remove(query.refId) : undefined}
        />
      ))}
      <div>
        <Button variant="secondary" icon="plus" onClick={add}>
          Add query
        </Button>
      </div>
      <ExploreResult data={data} time={time} />
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    view: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
    title: css({ ...theme.typography.h3, margin: 0 }),
    toolbar: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), alignItems: 'center' }),
  };
}
