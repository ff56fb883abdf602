import type { HostDataSource } from '@glance/harness';
import { changed } from '../../e2e/support/dataSources';
import type { TenantDataSource } from './SoakVendor';

/** Seconds; short, so that a vendor that never answers is given up many times in a run. */
const timeout = 4;
/** Seconds; so short that answers grow old within a run. */
const cacheTtlSeconds = 3;

/** A data source, one that forgets its answers within seconds, and one with wrong secrets. */
export function tenantDataSources(
  dataSource: HostDataSource,
  wrongSecrets: Readonly<Record<string, string>>
): readonly TenantDataSource[] {
  const impatient = changed(dataSource, { jsonData: { timeout } });
  const { uid } = dataSource;
  return [
    { dataSource: impatient, isTrusted: true },
    { dataSource: changed(impatient, { uid: `${uid}-forgetful`, jsonData: { cacheTtlSeconds } }), isTrusted: true },
    { dataSource: changed(impatient, { uid: `${uid}-wrong`, secureJsonData: wrongSecrets }), isTrusted: false },
  ];
}
