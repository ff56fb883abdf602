import type { PluginDashboard } from '../PluginDashboard';
import { errorLogsByService } from './errorLogsByService';

export const dashboards: readonly PluginDashboard[] = [{ build: errorLogsByService }];
