import { type CheckedFrame, encodeFrame, type Frame } from '@glance/data-frames';
import { decodeFrame } from '@glance/data-frames/decode';
import {
  type CallContext,
  type DataSourcePlugin,
  type DataSourceSettings,
  type HealthResult,
  isPluginError,
  type Logger,
  RequestHeaders,
  ResourceRequest,
} from '@glance/plugin-sdk';
import { PluginMetrics } from '@glance/plugin-sdk/testing';

export interface AskOptions {
  readonly from?: string;
  readonly to?: string;
  readonly maxDataPoints?: number;
  readonly fromAlert?: boolean;
  readonly signal?: AbortSignal;
  readonly deadlineAtMs?: number;
  /** As they come from Grafana. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a query came to: its frame, or the error as Grafana shows it. */
export type Answer =
  | { readonly ok: true; readonly frame: Frame }
  | { readonly ok: false; readonly message: string; readonly status: number; readonly source: string };

export interface OpenOptions {
  readonly jsonData?: Readonly<Record<string, unknown>>;
  readonly secureJsonData?: Readonly<Record<string, string>>;
  readonly uid?: string;
}

/** What a query is about where a test says nothing. */
interface AskDefaults {
  readonly queryType: string;
  /** ISO 8601. */
  readonly from: string;
  readonly to: string;
  /** Default 1000. */
  readonly maxDataPoints?: number;
}

export interface PluginUnderTestOptions<I> {
  readonly plugin: DataSourcePlugin<I>;
  /** The settings with which a data source reaches the vendor's simulator. */
  readonly settings: (options: OpenOptions) => DataSourceSettings;
  readonly ask: AskDefaults;
}

/** A plugin behind the protocol, as one process runs it; data sources that are opened on it share its cache. */
export class PluginUnderTest<I> {
  readonly metrics = new PluginMetrics();
  /** Everything that was logged, as text. */
  readonly logged: string[] = [];
  readonly #options: PluginUnderTestOptions<I>;
  readonly #opened: Array<DataSourceUnderTest<I>> = [];

  constructor(options: PluginUnderTestOptions<I>) {
    this.#options = options;
  }

  settings(options: OpenOptions = {}): DataSourceSettings {
    return this.#options.settings(options);
  }

  /** Opens a data source; rejects when its settings are wrong. */
  async open(options: OpenOptions = {}): Promise<DataSourceUnderTest<I>> {
    const { plugin, ask } = this.#options;
    const dataSource = this.settings(options);
    const instance = await plugin.createInstance(dataSource, { log: this.#log(), metrics: this.metrics });
    const opened = new DataSourceUnderTest({ plugin, instance, dataSource, ask, log: this.#log() });
    this.#opened.push(opened);
    return opened;
  }

  async close(): Promise<void> {
    await Promise.all(this.#opened.map((opened) => opened.dispose()));
    await this.#options.plugin.dispose?.();
  }

  #log(): Logger {
    const write = (message: string, fields?: unknown): void => {
      this.logged.push(`${message} ${JSON.stringify(fields ?? {})}`);
    };
    const log: Logger = { debug: write, info: write, warn: write, error: write, with: () => log };
    return log;
  }
}

interface DataSourceUnderTestOptions<I> {
  readonly plugin: DataSourcePlugin<I>;
  readonly instance: I;
  readonly dataSource: DataSourceSettings;
  readonly ask: AskDefaults;
  readonly log: Logger;
}

/** One data source, asked as the SDK asks it. */
export class DataSourceUnderTest<I> {
  readonly instance: I;
  readonly #options: DataSourceUnderTestOptions<I>;

  constructor(options: DataSourceUnderTestOptions<I>) {
    this.instance = options.instance;
    this.#options = options;
  }

  /** Answers one query as a panel or an alert rule gets it, through the Arrow encoding. */
  async ask(model: Readonly<Record<string, unknown>>, options: AskOptions = {}): Promise<Answer> {
    return this.#queryData(model, options).then(
      ([frame]) => ({ ok: true, frame: decoded(frame) }),
      (error: unknown) => {
        if (!isPluginError(error)) {
          throw error;
        }
        return { ok: false, message: error.message, status: error.status, source: error.source };
      }
    );
  }

  /** All frames of a query that must succeed and may have several. */
  async frames(model: Readonly<Record<string, unknown>>, options: AskOptions = {}): Promise<readonly Frame[]> {
    return (await this.#queryData(model, options)).map(decoded);
  }

  async #queryData(model: Readonly<Record<string, unknown>>, options: AskOptions): Promise<readonly CheckedFrame[]> {
    const { plugin, ask } = this.#options;
    const { from = ask.from, to = ask.to, maxDataPoints = ask.maxDataPoints ?? 1000 } = options;
    const query = {
      refId: 'A',
      queryType: '',
      maxDataPoints,
      intervalMs: 1000,
      fromMs: Date.parse(from),
      toMs: Date.parse(to),
      model: { queryType: ask.queryType, ...model },
    };
    return plugin.queryData(query, this.#context(options));
  }

  /** The frame of a query that must succeed. */
  async frame(model: Readonly<Record<string, unknown>>, options: AskOptions = {}): Promise<Frame> {
    const answer = await this.ask(model, options);
    if (!answer.ok) {
      throw new Error(`${answer.status}: ${answer.message}`);
    }
    return answer.frame;
  }

  async health(): Promise<HealthResult> {
    return (
      (await this.#options.plugin.checkHealth?.(this.#context({}))) ?? { status: 'error', message: 'no health check' }
    );
  }

  /** The status and JSON of a resource call. */
  async resource(method: string, url: string): Promise<{ readonly status: number; readonly json: unknown }> {
    const [path = '', query = ''] = url.split('?');
    const request = new ResourceRequest({
      method,
      path,
      query: new URLSearchParams(query),
      headers: new RequestHeaders({}),
      body: new Uint8Array(),
    });
    const response = await this.#options.plugin.resources?.handle(request, this.#context({}));
    return { status: response?.status ?? 0, json: JSON.parse(String(response?.body)) };
  }

  dispose(): Promise<void> {
    return Promise.resolve(this.#options.plugin.disposeInstance?.(this.instance));
  }

  #context({ fromAlert = false, signal, deadlineAtMs, headers = {} }: AskOptions): CallContext<I> {
    return {
      instance: this.instance,
      settings: this.#options.dataSource,
      orgId: 1,
      headers: new RequestHeaders(headers),
      fromAlert,
      signal: signal ?? new AbortController().signal,
      deadlineAtMs,
      log: this.#options.log,
      grafanaConfig: {},
    };
  }
}

function decoded(frame: CheckedFrame | undefined): Frame {
  if (frame === undefined) {
    throw new Error('the query has no frame');
  }
  return decodeFrame(encodeFrame(frame));
}

/** Values of a field; null where there is none. */
export function valuesOf(field: Frame['fields'][number] | undefined): readonly unknown[] {
  const isValid = (row: number) => !field?.validity || ((field.validity[row >> 3] ?? 0) >> (row & 7)) % 2 === 1;
  return [...(field?.values ?? [])].map((value, row) => (isValid(row) ? value : null));
}

/** Sum of all values of a field. */
export function sumOf(field: Frame['fields'][number] | undefined): number {
  return valuesOf(field).reduce<number>((sum, value) => sum + Number(value), 0);
}
