import { DataSourceStore, type DataSourceUpdate } from './DataSourceStore';
import { dataSourceDto } from './dataSourceDto';
import { type ProvisionedDataSource } from './provisioning/readDataSources';

const provisioned: ProvisionedDataSource = {
  uid: 'costs',
  name: 'Costs',
  type: 'glance-azurecosts-datasource',
  url: '',
  access: 'proxy',
  orgId: 1,
  isDefault: true,
  editable: true,
  jsonData: { timeout: 30 },
  secureJsonData: { azureClientSecret: 'old-secret', other: 'kept' },
};

const update = (more: Partial<DataSourceUpdate> = {}): DataSourceUpdate => ({
  name: 'Costs',
  url: '',
  isDefault: true,
  jsonData: { timeout: 5 },
  secureJsonData: {},
  version: 1,
  ...more,
});

const storeAt = (now = () => 1000, dataSource = provisioned) => new DataSourceStore([dataSource], now);

describe('DataSourceStore', () => {
  it('keeps the secrets that a save does not name', () => {
    const saved = storeAt().update('costs', update({ secureJsonData: { azureClientSecret: 'new-secret' } }));
    expect(saved.secureJsonData).toEqual({ azureClientSecret: 'new-secret', other: 'kept' });
    expect(saved.jsonData).toEqual({ timeout: 5 });
  });

  it('removes a secret that is saved empty, which is what Reset does', () => {
    const saved = storeAt().update('costs', update({ secureJsonData: { azureClientSecret: '' } }));
    expect(saved.secureJsonData).toEqual({ other: 'kept' });
  });

  it('makes a later instant of every save, so that the plugin makes a new instance', () => {
    const store = storeAt(() => 1000);
    const first = store.update('costs', update());
    const second = store.update('costs', update({ version: 2 }));
    expect([first.updatedAtMs, second.updatedAtMs]).toEqual([1001, 1002]);
    expect(second.version).toBe(3);
  });

  it('refuses a save from a page that was filled before another save', () => {
    const store = storeAt();
    store.update('costs', update());
    expect(() => store.update('costs', update())).toThrow(expect.objectContaining({ status: 409 }));
    expect(store.get('costs').version).toBe(2);
  });

  it('refuses to change what its file does not permit to change', () => {
    const store = storeAt(Date.now, { ...provisioned, editable: false });
    expect(() => store.update('costs', update())).toThrow(expect.objectContaining({ status: 403 }));
  });

  it('knows no other data sources', () => {
    expect(() => storeAt().get('other')).toThrow(expect.objectContaining({ status: 404 }));
  });
});

describe('dataSourceDto', () => {
  it('tells which secrets are set and not what they are', () => {
    const dto = dataSourceDto(storeAt().get('costs'));
    expect(dto.secureJsonFields).toEqual({ azureClientSecret: true, other: true });
    expect(JSON.stringify(dto)).not.toMatch(/old-secret|kept/);
  });
});
