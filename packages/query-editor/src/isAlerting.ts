import { CoreApp } from '@grafana/data';

/** True where an alert rule is being written: it has no variables, and stricter defaults than a dashboard. */
export function isAlerting(app: CoreApp | undefined): boolean {
  return app === CoreApp.UnifiedAlerting || app === CoreApp.CloudAlerting;
}
