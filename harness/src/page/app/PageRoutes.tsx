import { Navigate, Route, Routes } from 'react-router-dom-v5-compat';
import { DashboardList } from '../dashboards/DashboardList';
import { DashboardRoute } from '../dashboards/DashboardRoute';
import { ExploreRoute } from '../explore/ExploreRoute';
import { DataSourceList } from '../settings/DataSourceList';
import { SettingsRoute } from '../settings/SettingsRoute';
import { VariableRoute } from '../variables/VariableRoute';
import { NotFound } from './NotFound';

/** The page's views, under Grafana's own paths; variables have none of their own there. */
export function PageRoutes() {
  return (
    <Routes>
      <Route path="/" element={<Navigate to="/dashboards" replace />} />
      <Route path="/dashboards" element={<DashboardList />} />
      <Route path="/d/:uid/*" element={<DashboardRoute />} />
      <Route path="/explore" element={<ExploreRoute />} />
      <Route path="/variables" element={<VariableRoute />} />
      <Route path="/connections/datasources" element={<DataSourceList />} />
      <Route path="/connections/datasources/edit/:uid" element={<SettingsRoute />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
