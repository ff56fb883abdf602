/** @jest-environment jsdom */
import { CustomVariableSupport, type DataQuery, type DataQueryRequest, dateTime } from '@grafana/data';
import { firstValueFrom } from 'rxjs';
import { dataSourceSettings, FakeBackend, FakeTemplateSrv, type FakeVariable, refusal } from '../testing';
import { BackendDataSource } from './BackendDataSource';
import { BackendVariableSupport } from './BackendVariableSupport';

class ShopDataSource extends BackendDataSource<DataQuery, object> {
  listShops(city: string, signal?: AbortSignal): Promise<readonly string[]> {
    return this.list('shops', { city }, signal);
  }
}

function createShops(variables?: Readonly<Record<string, FakeVariable>>): ShopDataSource {
  const settings = dataSourceSettings({ type: 'glance-shops-datasource', uid: 'shops', jsonData: {} });
  return new ShopDataSource(settings, new FakeTemplateSrv(variables));
}

describe('BackendDataSource', () => {
  it('asks for lists without alarming the whole page', async () => {
    const backend = new FakeBackend({ 'GET shops': ({ params }) => [`of ${params?.city}`] });
    const { signal } = new AbortController();
    expect(await createShops().listShops('Lyon', signal)).toEqual(['of Lyon']);
    expect(backend.requests[0]).toMatchObject({ showErrorAlert: false, abortSignal: signal });
  });

  it('passes a refusal on to whoever asked', async () => {
    const backend = new FakeBackend({
      'GET shops': () => {
        throw refusal(403, 'may not list shops');
      },
    });
    await expect(createShops().listShops('Lyon')).rejects.toMatchObject({ status: 403 });
    expect(backend.asked('GET shops')).toHaveLength(1);
  });

  it('drops cached answers', async () => {
    const backend = new FakeBackend({ 'POST cache/clear': () => ({ dropped: 4 }) });
    expect(await createShops().dropCachedAnswers()).toBe(4);
    expect(backend.asked('POST cache/clear')).toHaveLength(1);
  });

  it('names the variables of the dashboard', () => {
    expect(createShops({ a: { value: '1' }, b: { value: '2' } }).getVariableNames()).toEqual(['$a', '$b']);
  });
});

describe('BackendVariableSupport', () => {
  const support = () =>
    new BackendVariableSupport({ dataSource: createShops(), editor: () => null, defaultQuery: { queryType: 'shops' } });

  it('asks the backend for the values, under a name by which the answer is found', async () => {
    const backend = new FakeBackend({ 'POST query': () => ({ results: { variable: { status: 200, frames: [] } } }) });
    const range = { from: dateTime(0), to: dateTime(1), raw: { from: 'now-1h', to: 'now' } };
    const request = { targets: [{ queryType: 'shops' }], range, scopedVars: {} };
    await firstValueFrom(support().query(request as unknown as DataQueryRequest<DataQuery>));
    expect(backend.asked('POST query')[0]?.data.queries).toEqual([
      expect.objectContaining({ refId: 'variable', queryType: 'shops' }),
    ]);
  });

  it('starts with a query that lists something, in an editor of its own', () => {
    expect(support()).toBeInstanceOf(CustomVariableSupport);
    expect(support().getDefaultQuery()).toEqual({ queryType: 'shops' });
  });
});
