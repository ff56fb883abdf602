import { dataSourceFactory } from '@glance/query-editor/testing';
import { DataSource } from '../DataSource';

/** Two accounts, the second in another zone. */
export const ACCOUNTS = [
  { id: 'marketing', name: 'Marketing' },
  { id: 'shop', name: 'Shop', region: 'eu', timeZone: 'Europe/Berlin' },
] as const;

export const createDataSource = dataSourceFactory(DataSource, {
  type: 'glance-sendgridstats-datasource',
  uid: 'sendgrid',
  jsonData: { accounts: ACCOUNTS },
});
