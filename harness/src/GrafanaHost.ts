import { decodeFrame } from '@glance/data-frames/decode';
import {
  CheckHealthResponse_HealthStatus as HealthStatus,
  type CallResourceResponse,
  type CheckHealthResponse,
  type CollectMetricsResponse,
  type QueryDataResponse,
} from '@glance/plugin-sdk/wire';
import type { HealthAnswer, HostCall, QueryAnswer, QueryCall, ResourceAnswer, ResourceCall } from './host/HostCall';
import { pluginContext } from './host/pluginContext';
import { metadataOf, onAbort, optionsOf, unaryCall } from './host/unaryCall';
import type { PluginProcess } from './process/PluginProcess';

export type {
  HealthAnswer,
  HostCall,
  HostDataSource,
  HostQuery,
  QueryAnswer,
  QueryCall,
  ResourceAnswer,
  ResourceCall,
} from './host/HostCall';

const healthWords = {
  [HealthStatus.OK]: 'OK',
  [HealthStatus.ERROR]: 'ERROR',
  [HealthStatus.UNKNOWN]: 'UNKNOWN',
  [HealthStatus.UNRECOGNIZED]: 'UNKNOWN',
} as const;

/** Speaks to a plugin as Grafana's backend does. Calls reject with grpc-js's `ServiceError`. */
export class GrafanaHost {
  constructor(private readonly plugin: PluginProcess) {}

  /** Frames are decoded; a frame that is not Arrow rejects the whole call, as it does in Grafana. */
  async queryData(call: QueryCall): Promise<Record<string, QueryAnswer>> {
    const request = {
      pluginContext: pluginContext(call),
      headers: { ...call.headers },
      queries: call.queries.map((query) => ({
        refId: query.refId,
        queryType: query.queryType ?? '',
        maxDataPoints: query.maxDataPoints ?? 100,
        intervalMS: query.intervalMs ?? 1000,
        timeRange: { fromEpochMS: call.fromMs, toEpochMS: call.toMs },
        json: jsonBytes(query),
      })),
    };
    const response = await unaryCall<QueryDataResponse>(call, (metadata, options, reply) =>
      this.plugin.connection.data.queryData(request, metadata, options, reply)
    );
    return Object.fromEntries(
      Object.entries(response.responses).map(([refId, { status, error, errorSource, frames }]) => [
        refId,
        {
          status,
          ...(error !== '' && { error, errorSource }),
          frames: frames.map((frame) => decodeFrame(frame)),
          rawFrames: frames,
        },
      ])
    );
  }

  async checkHealth(call: HostCall): Promise<HealthAnswer> {
    const request = { pluginContext: pluginContext(call), headers: { ...call.headers } };
    const response = await unaryCall<CheckHealthResponse>(call, (metadata, options, reply) =>
      this.plugin.connection.diagnostics.checkHealth(request, metadata, options, reply)
    );
    return {
      status: healthWords[response.status],
      message: response.message,
      details: response.jsonDetails.byteLength === 0 ? undefined : parseJson(response.jsonDetails),
    };
  }

  /** Bodies of all messages of the stream are put together. */
  async callResource(call: ResourceCall): Promise<ResourceAnswer> {
    const [path = ''] = call.path.split('?');
    const stream = this.plugin.connection.resource.callResource(
      {
        pluginContext: pluginContext(call),
        path,
        method: call.method ?? 'GET',
        url: call.path,
        headers: Object.fromEntries(
          Object.entries(call.headers ?? {}).map(([name, value]) => [name, { values: [value] }])
        ),
        body: typeof call.body === 'string' ? Buffer.from(call.body) : (call.body ?? new Uint8Array(0)),
      },
      metadataOf(call),
      optionsOf(call)
    );
    const stopListening = onAbort(call.signal, () => stream.cancel());
    const messages: CallResourceResponse[] = [];
    try {
      for await (const message of stream) {
        messages.push(message as CallResourceResponse);
      }
    } finally {
      stopListening();
    }
    const [first] = messages;
    if (!first) {
      throw new Error(`The plugin answered ${call.path} with nothing`);
    }
    const body = Buffer.concat(messages.map((message) => message.body));
    return {
      status: first.code,
      headers: Object.fromEntries(Object.entries(first.headers).map(([name, list]) => [name, list.values])),
      body,
      text: () => body.toString(),
      json: () => parseJson(body),
    };
  }

  /** Prometheus text, as at `/metrics/plugins/<id>`. */
  async collectMetrics(): Promise<string> {
    const response = await unaryCall<CollectMetricsResponse>({}, (metadata, options, reply) =>
      this.plugin.connection.diagnostics.collectMetrics({ pluginContext: undefined }, metadata, options, reply)
    );
    return Buffer.from(response.metrics?.prometheus ?? []).toString();
  }
}

function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

function parseJson(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes).toString());
}
