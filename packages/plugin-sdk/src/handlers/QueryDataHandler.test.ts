import { withRefId } from '@glance/data-frames';
import { decodeFrame } from '@glance/data-frames/decode';
import type { CallContext } from '../CallContext';
import type { DataQuery } from '../DataQuery';
import type { DataSourcePlugin } from '../DataSourcePlugin';
import { PluginError } from '../errors/PluginError';
import { QueryDataRequest, type DataQuery as WireQuery } from '../gen/backend';
import { handlerFixture, liveCall, oneFrame, pluginContext } from '../testing/handlerFixture';
import { settle } from '../testing/FakeClock';
import { QueryDataHandler } from './QueryDataHandler';

type Answer = DataSourcePlugin<string>['queryData'];

const plugin = (queryData: Answer): DataSourcePlugin<string> => ({ createInstance: () => 'the instance', queryData });

function request(queries: ReadonlyArray<Partial<WireQuery>>, headers: Record<string, string> = {}): QueryDataRequest {
  return QueryDataRequest.fromPartial({ pluginContext: pluginContext(), headers, queries: [...queries] });
}

describe('QueryDataHandler', () => {
  it('answers every refId with its frames', async () => {
    const handler = new QueryDataHandler(handlerFixture(plugin(() => Promise.resolve([oneFrame(), oneFrame()]))));
    const { responses } = await handler.handle(request([{ refId: 'A' }, { refId: 'B' }]), liveCall);
    expect(Object.keys(responses)).toEqual(['A', 'B']);
    expect(responses.A).toMatchObject({ status: 200, error: '' });
    expect(responses.A?.frames.map((frame) => decodeFrame(frame).fields.length)).toEqual([2, 2]);
  });

  it('marks every frame with its query, unless the handler did', async () => {
    const frames = [oneFrame(), withRefId(oneFrame(), 'own')];
    const handler = new QueryDataHandler(handlerFixture(plugin(() => Promise.resolve(frames))));
    const { responses } = await handler.handle(request([{ refId: 'A' }]), liveCall);
    expect(responses.A?.frames.map((frame) => decodeFrame(frame).refId)).toEqual(['A', 'own']);
  });

  it('gives a handler its query and everything about the call', async () => {
    const queryData = jest.fn<ReturnType<Answer>, Parameters<Answer>>(() => Promise.resolve([]));
    const call = { ...liveCall, deadlineAtMs: 99 };
    await new QueryDataHandler(handlerFixture(plugin(queryData))).handle(
      request([{ refId: 'A', queryType: 't', json: Buffer.from('{"x":1}') }], { FromAlert: 'true', http_X: 'y' }),
      call
    );
    const [query, context] = queryData.mock.calls[0] as [DataQuery, CallContext<string>];
    expect(query).toMatchObject({ refId: 'A', queryType: 't', model: { x: 1 } });
    expect(context).toMatchObject({
      instance: 'the instance',
      orgId: 1,
      settings: { uid: 'a', secureJsonData: { key: 'hunter2-secret' } },
      user: { login: 'ada' },
      fromAlert: true,
      signal: call.signal,
      deadlineAtMs: 99,
      grafanaConfig: { GF_APP_URL: 'http://grafana' },
    });
    expect(context.headers.get('x')).toBe('y');
  });

  it.each(['false', '', undefined])('is not from an alert rule when the header is %p', async (value) => {
    const queryData = jest.fn<ReturnType<Answer>, Parameters<Answer>>(() => Promise.resolve([]));
    const headers: Record<string, string> = value === undefined ? {} : { FromAlert: value };
    await new QueryDataHandler(handlerFixture(plugin(queryData))).handle(request([{ refId: 'A' }], headers), liveCall);
    expect(queryData.mock.calls[0]![1].fromAlert).toBe(false);
  });

  it('runs the queries of a request at once', async () => {
    const running: Array<() => void> = [];
    const handler = new QueryDataHandler(
      handlerFixture(plugin(() => new Promise((resolve) => running.push(() => resolve([])))))
    );
    const answering = handler.handle(request([{ refId: 'A' }, { refId: 'B' }, { refId: 'C' }]), liveCall);
    while (running.length < 3) {
      await settle();
    }
    running.forEach((finish) => finish());
    expect(Object.keys((await answering).responses)).toHaveLength(3);
  });

  it('never lets a failing query hide another', async () => {
    const answers: Readonly<Record<string, () => ReturnType<Answer>>> = {
      good: () => Promise.resolve([oneFrame()]),
      refused: () => Promise.reject(new PluginError('no such facet', { status: 400, source: 'downstream' })),
      bug: () => Promise.reject(new TypeError('x is undefined')),
      synchronous: () => {
        throw new Error('at once');
      },
      notAFrame: () => Promise.resolve([{}] as never),
    };
    const host = handlerFixture(plugin(({ refId }) => answers[refId]!()));
    const refIds = [...Object.keys(answers), 'notJson'];
    const queries = refIds.map((refId) => ({ refId, json: Buffer.from(refId === 'notJson' ? '{' : '{}') }));
    const { responses } = await new QueryDataHandler(host).handle(request(queries), liveCall);
    const outcome = refIds.map((refId) => [refId, responses[refId]?.status, responses[refId]?.errorSource]);
    expect(outcome).toEqual([
      ['good', 200, ''],
      ['refused', 400, 'downstream'],
      ['bug', 500, 'plugin'],
      ['synchronous', 500, 'plugin'],
      ['notAFrame', 500, 'plugin'],
      ['notJson', 400, 'downstream'],
    ]);
    expect(responses.good?.frames).toHaveLength(1);
    expect(responses.refused?.error).toBe('no such facet');
    expect(responses.bug?.error).not.toContain('undefined');
  });

  it('logs our own faults with their stack, and others as warnings', async () => {
    const host = handlerFixture(
      plugin(({ refId }) =>
        Promise.reject(refId === 'A' ? new Error('bug') : new PluginError('no', { status: 429, source: 'downstream' }))
      )
    );
    await new QueryDataHandler(host).handle(request([{ refId: 'A' }, { refId: 'B', queryType: 't' }]), liveCall);
    expect(host.log.lines).toEqual([
      {
        level: 'error',
        message: 'Query failed unexpectedly',
        fields: expect.objectContaining({ refId: 'A', dataSourceUid: 'a', status: 500, error: new Error('bug') }),
      },
      {
        level: 'warn',
        message: 'Query failed',
        fields: expect.objectContaining({ refId: 'B', queryType: 't', status: 429, error: 'no' }),
      },
    ]);
  });

  it('does not fill the log with calls that users cancelled', async () => {
    const caller = new AbortController();
    const host = handlerFixture(plugin(() => Promise.reject(caller.abort())));
    const call = { ...liveCall, signal: caller.signal };
    const { responses } = await new QueryDataHandler(host).handle(request([{ refId: 'A' }]), call);
    expect(responses.A?.status).toBe(499);
    expect(host.log.lines.map(({ level, message }) => [level, message])).toEqual([['debug', 'Query was cancelled']]);
  });

  it('fails every query when the instance cannot be made', async () => {
    const host = handlerFixture<string>({
      createInstance: ({ secureJsonData }) => {
        throw new PluginError(`tenantId is missing (${secureJsonData.key})`, { status: 400, source: 'downstream' });
      },
      queryData: () => Promise.resolve([]),
    });
    const { responses } = await new QueryDataHandler(host).handle(request([{ refId: 'A' }, { refId: 'B' }]), liveCall);
    const failure = { error: 'tenantId is missing ([redacted])', status: 400, errorSource: 'downstream' };
    expect(responses).toEqual({ A: expect.objectContaining(failure), B: expect.objectContaining(failure) });
  });

  it('fails every query when the plugin cannot be loaded, and says where to look', async () => {
    const host = handlerFixture<string>(new Error('Cannot find module x'));
    const { responses } = await new QueryDataHandler(host).handle(request([{ refId: 'A' }]), liveCall);
    expect(responses.A).toMatchObject({
      error: "The plugin acme-test-datasource could not be loaded; Grafana's log has the reason",
      status: 500,
      errorSource: 'plugin',
    });
    expect(host.log.lines[0]).toMatchObject({ level: 'error', fields: { error: new Error('Cannot find module x') } });
  });

  it('keeps the instance until the call has ended, also when it fails', async () => {
    const disposed = jest.fn();
    let finish: (() => void) | undefined;
    const host = handlerFixture<string>({
      createInstance: ({ updatedAtMs }) => `instance of ${updatedAtMs}`,
      disposeInstance: disposed,
      queryData: (_query, { instance }) =>
        instance === 'instance of 1'
          ? new Promise((_resolve, reject) => (finish = () => reject(new Error('late'))))
          : Promise.resolve([]),
    });
    const handler = new QueryDataHandler(host);
    const slow = handler.handle(request([{ refId: 'A' }]), liveCall);
    while (!finish) {
      await settle();
    }
    const renewed = request([{ refId: 'A' }]);
    renewed.pluginContext!.dataSourceInstanceSettings!.lastUpdatedMS = 2;
    await handler.handle(renewed, liveCall);
    await host.clock.advance(10_000);
    expect(disposed).not.toHaveBeenCalled();
    finish();
    await slow;
    await settle();
    expect(disposed).toHaveBeenCalledWith('instance of 1');
  });

  it('counts every query by type and status', async () => {
    const host = handlerFixture(
      plugin(({ refId }) => (refId === 'A' ? Promise.resolve([]) : Promise.reject(new Error())))
    );
    await new QueryDataHandler(host).handle(
      request([
        { refId: 'A', queryType: 't' },
        { refId: 'B', queryType: 't' },
      ]),
      liveCall
    );
    const text = await host.loader.loaded!.metrics.text();
    expect(text).toContain('test_queries_total{query_type="t",status="200"} 1');
    expect(text).toContain('test_queries_total{query_type="t",status="500"} 1');
    expect(text).toContain('test_query_duration_seconds_count{query_type="t"} 2');
    expect(text).toContain('process_cpu_seconds_total');
  });
});
