import type { Frame } from '@glance/data-frames';
import { decodeFrame } from '@glance/data-frames/decode';
import {
  CheckHealthResponse_HealthStatus as HealthStatus,
  type CallResourceResponse,
  type CheckHealthResponse,
  type CollectMetricsResponse,
  type PluginContext,
  type QueryDataResponse,
} from '@glance/plugin-sdk/wire';
import { Metadata, type CallOptions, type ServiceError } from '@grpc/grpc-js';
import type { PluginProcess } from './process/PluginProcess';

/** A data source as Grafana stores it. */
export interface HostDataSource {
  readonly uid: string;
  readonly name?: string;
  /** The plugin's id. */
  readonly type?: string;
  readonly orgId?: number;
  readonly url?: string;
  readonly jsonData?: Readonly<Record<string, unknown>>;
  readonly secureJsonData?: Readonly<Record<string, string>>;
  /** Epoch ms of the last save; a plugin makes a new instance when it changes. */
  readonly updatedAtMs?: number;
}

/** What any call may say besides its own input. */
export interface HostCall {
  readonly dataSource: HostDataSource;
  /** As Grafana sends them: forwarded HTTP headers with the prefix `http_`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly user?: { readonly login: string; readonly name: string; readonly email: string; readonly role: string };
  readonly grafanaConfig?: Readonly<Record<string, string>>;
  /** Cancels the call, as a closed browser tab does. */
  readonly signal?: AbortSignal;
  /** No limit unless said; Grafana sets one for alert rules only. */
  readonly deadlineMs?: number;
  /** gRPC metadata, such as `traceparent`. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A query object as a panel saves it. */
export interface HostQuery {
  readonly refId: string;
  readonly queryType?: string;
  readonly maxDataPoints?: number;
  readonly intervalMs?: number;
  readonly [field: string]: unknown;
}

export interface QueryCall extends HostCall {
  readonly queries: readonly HostQuery[];
  readonly fromMs: number;
  readonly toMs: number;
}

export interface QueryAnswer {
  /** 200, or an error status. */
  readonly status: number;
  readonly error?: string;
  readonly errorSource?: string;
  readonly frames: readonly Frame[];
  /** The Arrow files that `frames` were decoded from. */
  readonly rawFrames: readonly Uint8Array[];
}

export interface HealthAnswer {
  readonly status: 'OK' | 'ERROR' | 'UNKNOWN';
  readonly message: string;
  readonly details: unknown;
}

export interface ResourceCall extends HostCall {
  readonly method?: string;
  /** Without a leading slash; may have a query string. */
  readonly path: string;
  readonly body?: Uint8Array | string;
}

export interface ResourceAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: Uint8Array;
  text(): string;
  json(): unknown;
}

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
    const response = await unary<QueryDataResponse>(call, (metadata, options, reply) =>
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
    const response = await unary<CheckHealthResponse>(call, (metadata, options, reply) =>
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
    const response = await unary<CollectMetricsResponse>({}, (metadata, options, reply) =>
      this.plugin.connection.diagnostics.collectMetrics({ pluginContext: undefined }, metadata, options, reply)
    );
    return Buffer.from(response.metrics?.prometheus ?? []).toString();
  }
}

type Calling = Pick<HostCall, 'signal' | 'deadlineMs' | 'metadata'>;

function unary<Response>(
  call: Calling,
  start: (
    metadata: Metadata,
    options: Partial<CallOptions>,
    reply: (error: ServiceError | null, response: Response) => void
  ) => { cancel(): void }
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const running = start(metadataOf(call), optionsOf(call), (error, response) => {
      stopListening();
      if (error) {
        reject(error);
      } else {
        resolve(response);
      }
    });
    const stopListening = onAbort(call.signal, () => running.cancel());
  });
}

function onAbort(signal: AbortSignal | undefined, cancel: () => void): () => void {
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) {
    cancel();
  }
  return () => signal?.removeEventListener('abort', cancel);
}

function optionsOf({ deadlineMs }: Calling): Partial<CallOptions> {
  return deadlineMs === undefined ? {} : { deadline: Date.now() + deadlineMs };
}

function metadataOf({ metadata = {} }: Calling): Metadata {
  const wire = new Metadata();
  Object.entries(metadata).forEach(([name, value]) => wire.set(name, value));
  return wire;
}

function pluginContext({ dataSource, user, grafanaConfig }: HostCall): PluginContext {
  return {
    orgId: dataSource.orgId ?? 1,
    pluginId: dataSource.type ?? '',
    user,
    appInstanceSettings: undefined,
    dataSourceInstanceSettings: {
      id: 1,
      uid: dataSource.uid,
      name: dataSource.name ?? dataSource.uid,
      url: dataSource.url ?? '',
      user: '',
      database: '',
      basicAuthEnabled: false,
      basicAuthUser: '',
      jsonData: jsonBytes(dataSource.jsonData ?? {}),
      decryptedSecureJsonData: { ...dataSource.secureJsonData },
      lastUpdatedMS: dataSource.updatedAtMs ?? 0,
      apiVersion: '',
    },
    grafanaConfig: { ...grafanaConfig },
    pluginVersion: '',
    userAgent: 'Grafana/12.4.3 (stand-in)',
    apiVersion: '',
  };
}

function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

function parseJson(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes).toString());
}
