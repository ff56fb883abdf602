import fc from 'fast-check';
import { DataQuery, PluginContext, QueryDataRequest } from '../gen/backend';
import { queryFromProto, settingsFromProto } from './fromProto';

/** Instants and sizes as Grafana sends them: whole, and exact in a double. */
const int64 = fc.maxSafeInteger();
const json = fc.jsonValue({ maxDepth: 3 }).map((value) => ({ value }));
const words = fc.dictionary(
  fc.string().filter((key) => key !== '__proto__'),
  fc.string()
);

describe('messages on the wire', () => {
  it('brings every query through encoding and conversion unchanged', () => {
    const query = fc.record({
      refId: fc.string(),
      queryType: fc.string(),
      maxDataPoints: int64,
      intervalMs: int64,
      fromMs: int64,
      toMs: int64,
      model: json,
    });
    fc.assert(
      fc.property(query, ({ model, intervalMs, fromMs, toMs, ...same }) => {
        const wire = DataQuery.fromPartial({
          ...same,
          intervalMS: intervalMs,
          timeRange: { fromEpochMS: fromMs, toEpochMS: toMs },
          json: Buffer.from(JSON.stringify(model)),
        });
        const request = QueryDataRequest.encode(QueryDataRequest.fromPartial({ queries: [wire] })).finish();
        const [read] = QueryDataRequest.decode(request).queries;
        const expected = { ...same, intervalMs, fromMs, toMs, model: JSON.parse(JSON.stringify(model)) as unknown };
        expect(queryFromProto(read!)).toEqual(expected);
      })
    );
  });

  it('brings every data source through encoding and conversion unchanged', () => {
    const settings = fc.record({
      orgId: int64,
      uid: fc.string(),
      name: fc.string(),
      url: fc.string(),
      jsonData: json,
      secureJsonData: words,
      updatedAtMs: int64,
    });
    fc.assert(
      fc.property(settings, (expected) => {
        const context = PluginContext.fromPartial({
          orgId: expected.orgId,
          dataSourceInstanceSettings: {
            uid: expected.uid,
            name: expected.name,
            url: expected.url,
            jsonData: Buffer.from(JSON.stringify(expected.jsonData)),
            decryptedSecureJsonData: expected.secureJsonData,
            lastUpdatedMS: expected.updatedAtMs,
          },
        });
        const read = settingsFromProto(PluginContext.decode(PluginContext.encode(context).finish()));
        expect(read).toEqual({ ...expected, jsonData: JSON.parse(JSON.stringify(expected.jsonData)) as unknown });
      })
    );
  });

  // Newer hosts add fields, such as QueryDataRequest.4 `format`; they must not disturb an older plugin.
  it('ignores fields it does not know', () => {
    const known = QueryDataRequest.encode(QueryDataRequest.fromPartial({ queries: [{ refId: 'A' }] })).finish();
    const withFormat = Buffer.concat([known, Buffer.of(0x20, 0x01), Buffer.of(0x9a, 0x06, 0x02, 0x68, 0x69)]);
    expect(QueryDataRequest.decode(withFormat).queries.map((query) => query.refId)).toEqual(['A']);
  });
});
