import { Hono } from 'hono';
import { frontendDataSource } from '../dataSourceDto';
import { type WorkbenchState } from '../WorkbenchState';

/** `GET /api/frontend/settings`, as far as `@grafana/runtime` and plugins read it. */
export function frontendSettingsRoute(state: WorkbenchState): Hono {
  return new Hono().get('/api/frontend/settings', () => {
    const dataSources = state.dataSources.list().flatMap((stored) => {
      const plugin = state.plugins.find(stored.type);
      return plugin ? [frontendDataSource(stored, plugin.folder)] : [];
    });
    return Response.json({
      appUrl: '/',
      appSubUrl: '',
      namespace: 'default',
      buildInfo: {
        version: state.grafana.version,
        versionString: `Grafana packages ${state.grafana.version}`,
        env: 'production',
        edition: 'Open Source',
      },
      featureToggles: {},
      defaultDatasource: dataSources.find((dataSource) => dataSource.isDefault)?.name ?? '',
      datasources: Object.fromEntries(dataSources.map((dataSource) => [dataSource.name, dataSource])),
    });
  });
}
