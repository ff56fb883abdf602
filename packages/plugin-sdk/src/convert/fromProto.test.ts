import { DataQuery, PluginContext } from '../gen/backend';
import { queryFromProto, resourceRequestFromProto, settingsFromProto, userFromProto } from './fromProto';

const bytes = (text: string): Uint8Array => Buffer.from(text);

function context(jsonData: string): PluginContext {
  return PluginContext.fromPartial({
    orgId: 3,
    dataSourceInstanceSettings: {
      uid: 'u',
      name: 'Costs',
      url: 'http://x',
      jsonData: bytes(jsonData),
      decryptedSecureJsonData: { key: 'k' },
      lastUpdatedMS: 9,
    },
  });
}

describe('settingsFromProto', () => {
  it('reads what Grafana stores', () => {
    expect(settingsFromProto(context('{"a":1}'))).toEqual({
      orgId: 3,
      uid: 'u',
      name: 'Costs',
      url: 'http://x',
      jsonData: { a: 1 },
      secureJsonData: { key: 'k' },
      updatedAtMs: 9,
    });
  });

  it.each(['', 'null'])('reads %p, which an unsaved data source has, as no settings', (json) => {
    expect(settingsFromProto(context(json)).jsonData).toEqual({});
  });

  it.each(['{', '[]', '"text"', '7'])('refuses %p with the name of the data source', (json) => {
    expect(() => settingsFromProto(context(json))).toThrow(/^The jsonData of data source Costs /);
  });

  it('refuses a call that names no data source', () => {
    expect(() => settingsFromProto(undefined)).toThrow('The call names no data source');
    expect(() => settingsFromProto(PluginContext.fromPartial({ orgId: 1 }))).toThrow('The call names no data source');
  });
});

describe('queryFromProto', () => {
  it('reads a query with its model', () => {
    const wire = DataQuery.fromPartial({
      refId: 'A',
      queryType: 'costs',
      maxDataPoints: 800,
      intervalMS: 1000,
      timeRange: { fromEpochMS: 1, toEpochMS: 2 },
      json: bytes('{"refId":"A","scopes":["ä"]}'),
    });
    expect(queryFromProto(wire)).toEqual({
      refId: 'A',
      queryType: 'costs',
      maxDataPoints: 800,
      intervalMs: 1000,
      fromMs: 1,
      toMs: 2,
      model: { refId: 'A', scopes: ['ä'] },
    });
  });

  it('names the refId of a query that is not an object', () => {
    expect(() => queryFromProto(DataQuery.fromPartial({ refId: 'B', json: bytes('[1]') }))).toThrow(
      'The query B must be a JSON object'
    );
  });
});

describe('resourceRequestFromProto', () => {
  const request = resourceRequestFromProto({
    pluginContext: undefined,
    path: '/a/b/',
    method: 'post',
    url: 'a/b?x=1&x=2',
    headers: { Accept: { values: ['text/html', 'text/plain'] } },
    body: bytes('{"a":1}'),
  });

  it('reads path, method, query, headers and body', () => {
    expect(request.path).toBe('a/b');
    expect(request.method).toBe('POST');
    expect(request.query.getAll('x')).toEqual(['1', '2']);
    expect(request.headers.get('accept')).toBe('text/html, text/plain');
    expect(request.json()).toEqual({ a: 1 });
  });

  it('has no body where none was sent, and refuses one that is not JSON', () => {
    const parts = { pluginContext: undefined, path: 'p', method: 'GET', url: 'p', headers: {} };
    expect(resourceRequestFromProto({ ...parts, body: bytes('') }).json()).toBeUndefined();
    expect(() => resourceRequestFromProto({ ...parts, body: bytes('{') }).json()).toThrow(
      'The body of GET p is not JSON'
    );
  });
});

describe('userFromProto', () => {
  it('is undefined when nobody is signed in', () => {
    expect(userFromProto(undefined)).toBeUndefined();
    expect(userFromProto({ login: 'grafana_scheduler', name: '', email: '', role: 'Admin' })?.login).toBe(
      'grafana_scheduler'
    );
  });
});
