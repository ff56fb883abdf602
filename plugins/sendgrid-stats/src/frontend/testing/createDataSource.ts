import { dataSourceSettings, FakeTemplateSrv, type FakeVariable } from '@glance/query-editor/testing';
import { DataSource } from '../DataSource';
import { type SendGridStatsOptions } from '../SendGridStatsOptions';

export interface CreateDataSourceOptions {
  readonly jsonData?: SendGridStatsOptions;
  readonly variables?: Readonly<Record<string, FakeVariable>>;
}

/** Two accounts, the second in another zone. */
export const ACCOUNTS = [
  { id: 'marketing', name: 'Marketing' },
  { id: 'shop', name: 'Shop', region: 'eu', timeZone: 'Europe/Berlin' },
] as const;

/** A data source as Grafana makes it; its backend is what FakeBackend was last made of. */
export function createDataSource({
  jsonData = { accounts: ACCOUNTS },
  variables,
}: CreateDataSourceOptions = {}): DataSource {
  const settings = dataSourceSettings({ type: 'glance-sendgridstats-datasource', uid: 'sendgrid', jsonData });
  return new DataSource(settings, new FakeTemplateSrv(variables));
}
