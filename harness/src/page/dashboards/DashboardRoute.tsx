import { useCallback } from 'react';
import { useParams } from 'react-router-dom-v5-compat';
import { LoadedView } from '../app/LoadedView';
import { usePageServices } from '../app/PageServicesContext';
import { useLoaded } from '../app/useLoaded';
import { DashboardView } from './DashboardView';
import { parseDashboard } from './model/parseDashboard';

/** The dashboard that the address names. */
export function DashboardRoute() {
  const { backend } = usePageServices();
  const { uid = '' } = useParams();
  const load = useCallback(async () => {
    const { dashboard } = await backend.get<{ dashboard: unknown }>(`/api/dashboards/uid/${encodeURIComponent(uid)}`);
    return parseDashboard(dashboard);
  }, [backend, uid]);
  const dashboard = useLoaded(load);

  return (
    <LoadedView loaded={dashboard} what="the dashboard">
      {(value) => <DashboardView key={value.uid} dashboard={value} />}
    </LoadedView>
  );
}
