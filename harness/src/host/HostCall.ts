import type { Frame } from '@glance/data-frames';

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
